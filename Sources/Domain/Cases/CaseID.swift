public import FoundationEssentials

/// Identifies a case inside Redress. Outsiders see the `Reference`; this never leaves the system as a means of access.
public struct CaseID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }
}

/// Identifies a caseworker or an ombudsman.
public struct StaffID: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: UUID

    public init(rawValue: UUID) {
        self.rawValue = rawValue
    }
}
