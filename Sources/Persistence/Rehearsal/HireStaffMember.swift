import Domain
public import Postgres

/// Adds somebody to the staff under a token that the caller has made up; the database hashes it.
///
/// For rehearsals, whose people do not outlive them: a real token is random and is hashed before it travels.
public struct HireStaffMember: Statement {
    public static let sql = """
        INSERT INTO redress.staff (id, name, email, role, token_hash)
        VALUES ($1, $2, $3, $4, sha256(convert_to($5, 'UTF8')))
        """

    private let member: StaffMember
    private let token: String

    public init(_ member: StaffMember, token: String) {
        self.member = member
        self.token = token
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(member.id)
        bindings.append(member.name)
        bindings.append(member.email)
        bindings.append(member.role.rawValue)
        bindings.append(token)
    }
}
