public import Domain
public import Postgres

/// Whose cases somebody of the staff must not touch until when.
public struct StoredConflict: Sendable {
    public let staff: StaffID
    public let provider: ProviderID
    public let until: CalendarDay
}

/// Every recorded conflict of interest.
public struct ListStaffConflicts: Statement {
    public static let sql = "SELECT staff_id, provider_id, until FROM redress.staff_conflict ORDER BY provider_id"

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredConflict {
        let (staff, provider, until) = try row.decode((StaffID, String, CalendarDay).self)
        return StoredConflict(staff: staff, provider: ProviderID(rawValue: provider), until: until)
    }
}
