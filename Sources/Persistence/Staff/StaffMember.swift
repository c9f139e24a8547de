public import Domain

/// What somebody of the scheme's staff may do.
public enum StaffRole: String, CaseIterable, Sendable {
    case caseworker
    case ombudsman

    /// The party that the role acts as on a case.
    public var party: Party {
        switch self {
        case .caseworker: .caseworker
        case .ombudsman: .ombudsman
        }
    }
}

/// Somebody of the scheme's staff.
public struct StaffMember: Sendable {
    public let id: StaffID
    public let name: String
    public let email: String
    public let role: StaffRole

    public init(id: StaffID, name: String, email: String, role: StaffRole) {
        self.id = id
        self.name = name
        self.email = email
        self.role = role
    }
}
