import Domain

extension MailShape {
    private static func report(
        action: String, status: String,
        returned: String = "Content-Type: message/rfc822\n\nMessage-ID: <ours@redress.example>\nSubject: x\n\nwords"
    ) -> String {
        "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: cases@redress.example\n"
            + "Subject: Undelivered\nAuto-Submitted: auto-replied\nMessage-ID: <dsn@mx.example>\n"
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"\n\n"
            + "--b1\nContent-Type: text/plain\n\nCould not be delivered.\n"
            + "--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
            + "Final-Recipient: rfc822; nobody@example.org\nAction: \(action)\nStatus: \(status)\n"
            + "Diagnostic-Code: smtp; 550 no such user\n\n--b1\n\(returned)\n--b1--\n"
    }

    private static func reported(
        _ outcome: DeliveryReport.Outcome, _ status: String, _ id: String? = "ours@redress.example"
    )
        -> DeliveryReport
    {
        DeliveryReport(outcome: outcome, status: status, originalMessageID: id)
    }

    /// What servers write.
    static let machines = [
        MailShape(
            "a bounce", report(action: "failed", status: "5.1.1 (no such user)"),
            .init(files: ["x.eml|message/rfc822|52"], report: reported(.failed, "5.1.1"))),
        MailShape(
            "a bounce that returns the header only",
            report(
                action: "failed", status: "5.7.1",
                returned: "Content-Type: text/rfc822-headers\n\nSubject: x\nMessage-ID:\n <ours@redress.example>\n"),
            .init(report: reported(.failed, "5.7.1"))),
        MailShape(
            "a bounce that returns nothing",
            report(action: "failed", status: "5.0.0", returned: "Content-Type: text/plain\n\n"),
            .init(report: reported(.failed, "5.0.0", nil))),
        MailShape(
            "a delay", report(action: "delayed", status: "4.4.1"),
            .init(files: ["x.eml|message/rfc822|52"], report: reported(.delayed, "4.4.1"))),
        MailShape(
            "a bounce without a status", report(action: "failed", status: ""),
            .init(files: ["x.eml|message/rfc822|52"], report: reported(.failed, ""))),
        MailShape(
            "a status that is an attack", report(action: "failed", status: "5.1.1<script>"),
            .init(files: ["x.eml|message/rfc822|52"], report: reported(.failed, ""))),
        MailShape(
            "a read receipt",
            plain(
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b1\n",
                "--b1\nContent-Type: text/plain\n\nread\n--b1\nContent-Type: message/disposition-notification\n\nDisposition: manual-action\n--b1--\n"
            ),
            .init(text: "read", report: .some(nil))),
        MailShape(
            "a report that is none",
            multipart("report; report-type=delivery-status", "Content-Type: text/plain\n\nwords"),
            .init(text: "words", report: .some(nil))),
    ]
}
