public import Domain
public import FoundationEssentials
public import Postgres

/// Notes that a case has ended and is to be counted, in the transaction in which it ends.
public struct NoteEnding: Statement {
    public static let sql = "INSERT INTO redress.case_to_count (case_id, has_ended) VALUES ($1, true)"

    private let id: CaseID

    public init(of id: CaseID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }
}

/// Takes cases that have ended off the list of what is to be counted, so many at most, for the transaction that counts
/// them. What another one has locked is passed over.
public struct TakeEndedCases: Statement {
    public static let sql = """
        DELETE FROM redress.case_to_count
        WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM redress.case_to_count WHERE has_ended LIMIT $1 FOR UPDATE SKIP LOCKED
        ))
        RETURNING case_id
        """
    // A case that was reopened has a row for each of its ends.

    private let most: Int

    public init(most: Int) {
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> CaseID {
        try row.decode(CaseID.self)
    }
}

/// A case that has ended, with what says how.
public struct EndedCase: Sendable {
    public let id: CaseID
    public let provider: ProviderID
    public let openedAt: Date
    /// When its last word was said.
    public let endedAt: Date
    /// How often it has ended: more than once where it was taken up again.
    public let ends: Int
    /// In order.
    public let events: [CaseEvent]
}

/// Reads the ends of cases. Of their histories only what `CaseEnding` asks for.
public struct ReadEndedCases: Statement {
    public static let sql = """
        SELECT f.id, f.provider_id, f.opened_at,
            coalesce(max(e.at) FILTER (WHERE e.event ?| ARRAY['closed', 'eligibilityDecided']), f.opened_at),
            coalesce(
                jsonb_agg(e.event ORDER BY e.sequence) FILTER (WHERE e.event ?| ARRAY[
                    'settlementOffered', 'settlementAccepted', 'counterOffered', 'counterOfferAccepted',
                    'resolutionProposed', 'decisionSigned', 'closed'
                ]), '[]'),
            count(*) FILTER (
                WHERE e.event ? 'closed' OR e.event #> '{eligibilityDecided,_0,outcome}' ? 'refused')
        FROM redress.case_file AS f
        JOIN redress.case_history AS e ON e.case_id = f.id
        WHERE f.id = ANY ($1)
        GROUP BY f.id, f.provider_id, f.opened_at
        """

    private let ids: [CaseID]

    public init(_ ids: [CaseID]) {
        self.ids = ids
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(ids)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> EndedCase {
        let (id, provider, openedAt, endedAt, events, ends) = try row.decode(
            (CaseID, String, Date, Date, JSONBytes, Int).self)
        return EndedCase(
            id: id, provider: ProviderID(rawValue: provider), openedAt: openedAt, endedAt: endedAt, ends: ends,
            events: try StoredJSON.decode([CaseEvent].self, from: events))
    }
}

/// Adds the ends of cases to the counts, one for each case.
public struct AddEndings: Statement {
    public static let sql = """
        INSERT INTO redress.ending_count AS kept (month, provider_id, ending, days, cases, paid_pence)
        SELECT month, provider_id, ending, days, count(*), sum(paid_pence)::bigint
        FROM unnest($1::date[], $2::text[], $3::text[], $4::integer[], $5::bigint[])
            AS ended (month, provider_id, ending, days, paid_pence)
        GROUP BY month, provider_id, ending, days
        ORDER BY month, provider_id, ending, days
        ON CONFLICT (month, provider_id, ending, days)
        DO UPDATE SET cases = kept.cases + excluded.cases, paid_pence = kept.paid_pence + excluded.paid_pence
        """

    /// One case's end.
    public struct Ending: Sendable {
        let provider: ProviderID
        let ending: CaseEnding
        let on: CalendarDay
        let days: Int

        public init(_ ending: CaseEnding, of provider: ProviderID, on day: CalendarDay, after days: Int) {
            self.provider = provider
            self.ending = ending
            on = day
            self.days = days
        }
    }

    private let endings: [Ending]

    public init(_ endings: [Ending]) {
        self.endings = endings
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(endings.map { Month(of: $0.on).first })
        bindings.append(endings.map(\.provider.rawValue))
        bindings.append(endings.map(\.ending.kind.rawValue))
        bindings.append(endings.map { Int32($0.days) })
        bindings.append(endings.map(\.ending.paidPence))
    }
}
