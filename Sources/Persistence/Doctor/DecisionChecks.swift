public import Domain
public import Postgres

/// What a scheme may award in all, in pence.
public struct RemedyCap: Sendable {
    public let scheme: SchemeID
    public let pence: Int

    public init(scheme: SchemeID, pence: Int) {
        self.scheme = scheme
        self.pence = pence
    }
}

/// The remedies of an offer or a decision together stay under the scheme's cap, now and at every time before.
public struct RemediesOverCap: DoctorCheck {
    public static let name = "remedies_over_cap"
    public static let rule = "The remedies of an offer or a decision together stay under the scheme's cap"

    // Strict, because the lax path goes into arrays twice and would count each line double. Case by case: right after an
    // import of 100,000 complaints, when the planner knew nothing of them yet, a join of all with all took over 30 s.
    public static let sql = """
        SELECT f.id, NULL::text, f.reference, total.pence || ' pence, the cap of ' || f.scheme || ' is ' || cap.pence
        FROM redress.case_file AS f
        JOIN unnest($1::text[], $2::bigint[]) AS cap (scheme, pence) ON cap.scheme = f.scheme
        CROSS JOIN LATERAL (
            SELECT max(line.pence) AS pence
            FROM (
                SELECT f.state
                UNION ALL
                SELECT event FROM redress.case_history
                WHERE case_id = f.id AND event ?| ARRAY[
                        'settlementOffered', 'counterOffered', 'decisionDrafted', 'decisionSigned']
            ) AS award (remedies)
            CROSS JOIN LATERAL (
                SELECT sum(amount::bigint) AS pence
                FROM jsonb_path_query(award.remedies, 'strict $.**.amountPence') AS amount
                WHERE jsonb_typeof(amount) = 'number'
            ) AS line
        ) AS total
        WHERE total.pence > cap.pence
        ORDER BY f.reference
        """

    private let caps: [RemedyCap]

    public init(_ caps: [RemedyCap]) {
        self.caps = caps
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caps.map(\.scheme.rawValue))
        bindings.append(caps.map { Int64($0.pence) })
    }
}

/// A signed decision has a drafter and a signer, and they are two people.
public struct DrafterSigned: DoctorCheck {
    public static let name = "drafter_signed"
    public static let rule = "A decision is signed, and by somebody else than who drafted it"

    public static let sql = """
        WITH decision AS (
            SELECT case_id, event #> '{decisionSigned,_0}' AS signed
            FROM redress.case_history
            WHERE event ? 'decisionSigned'
            UNION ALL
            SELECT id, state #> '{awaitingAcceptance,_1}'
            FROM redress.case_file
            WHERE state ? 'awaitingAcceptance'
        )
        SELECT DISTINCT f.id, NULL::text, f.reference,
            CASE
                WHEN decision.signed ->> 'signer' IS NULL THEN 'the decision is out and nobody signed it'
                ELSE 'whoever drafted the decision signed it'
            END
        FROM decision
        JOIN redress.case_file AS f ON f.id = decision.case_id
        WHERE decision.signed ->> 'signer' IS NOT DISTINCT FROM decision.signed ->> 'drafter'
            OR decision.signed ->> 'signer' IS NULL
        ORDER BY f.reference
        """

    public init() {}
}

/// Whoever reads a case a second time has nothing else to do with its decision.
public struct ReaderDecided: DoctorCheck {
    public static let name = "reader_decided"
    public static let rule = "Whoever reads a case a second time neither drafts nor signs its decision"

    public static let sql = """
        WITH decision AS (
            SELECT entry.case_id, jsonb_path_query(entry.event, '$.*._0') AS made
            FROM redress.case_history AS entry
            WHERE entry.event ?| ARRAY['decisionDrafted', 'resolutionProposed', 'decisionSigned']
                AND entry.case_id IN (SELECT case_id FROM redress.second_reading WHERE reader IS NOT NULL)
        ), person AS (
            SELECT case_id, 'drafted' AS what, lower(made #>> '{drafter,rawValue}') AS id FROM decision
            UNION
            SELECT case_id, 'signed', lower(made #>> '{signer,rawValue}') FROM decision
        )
        SELECT f.id, reading.id::text, f.reference, 'who reads the case a second time ' || person.what || ' its decision'
        FROM redress.second_reading AS reading
        JOIN redress.case_file AS f ON f.id = reading.case_id
        JOIN person ON person.case_id = reading.case_id AND person.id = reading.reader::text
        ORDER BY f.reference, person.what
        """

    public init() {}
}
