import Postgres

/// A message that came in was sorted, or is going to be, or a person was told that it could not be.
public struct MailUnsorted: DoctorCheck {
    public static let name = "mail_unsorted"
    public static let rule = "Every message that came in has a verdict, a job that sorts it, or an item for staff"

    public static let sql = """
        WITH sorting AS (
            SELECT (job.args ->> 'mail')::uuid AS mail_id
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind = 'mail.sort'
        )
        SELECT NULL::uuid, mail.id::text, NULL::text, 'message ' || mail.id || ' is not sorted and no job sorts it'
        FROM redress.inbound_mail AS mail
        WHERE NOT EXISTS (SELECT FROM redress.inbound_verdict AS verdict WHERE verdict.mail_id = mail.id)
            AND NOT EXISTS (SELECT FROM sorting WHERE sorting.mail_id = mail.id)
            AND NOT EXISTS (SELECT FROM redress.staff_item AS item WHERE item.mail_id = mail.id)
        ORDER BY mail.id
        """

    public init() {}
}
