public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// The scheme's own people: who may draft, who may sign, and whose cases they must leave alone.
public struct StaffRegister: Sendable {
    let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Adds somebody, and answers the API token: the one time that it can be seen, because only its hash is kept. Cases
    /// that wait for a caseworker are looked at again at once.
    ///
    /// - Throws: `StaffError`; nothing was changed then.
    public func add(_ person: NewStaffMember) async throws -> AddedStaffMember {
        try person.validate(office.directory)
        return try await office.transaction { connection, writer in
            let staff = try connection.execute(ListStaff())
            guard !staff.contains(where: { $0.email == person.email }) else {
                throw StaffError.emailTaken(person.email)
            }
            let added = try insert(person, connection)
            try reviewUnassignedCases(writer, connection)
            return added
        }
    }

    /// Everybody, by name.
    public func list() async throws -> [StaffEntry] {
        try await office.pool.transaction { connection in
            let conflicts = Dictionary(grouping: try connection.execute(ListStaffConflicts()), by: \.staff)
            return try connection.execute(ListStaff()).map { member in
                StaffEntry(
                    name: member.name, email: member.email, role: member.role.rawValue,
                    conflicts: (conflicts[member.id] ?? []).map {
                        StaffConflict(provider: $0.provider, until: $0.until)
                    })
            }
        }
    }

    private func insert(_ person: NewStaffMember, _ connection: isolated Connection) throws -> AddedStaffMember {
        guard let role = StaffRole(rawValue: person.role) else { throw StaffError.unknownRole(person.role) }
        let token = AccessTokens.makeStaffToken()
        let member = StaffMember(
            id: StaffID(rawValue: UUID.version7()), name: person.name, email: person.email, role: role)
        try connection.run(InsertStaffMember(member, tokenHash: AccessTokens.hash(token)))
        for conflict in person.conflicts {
            try connection.run(InsertStaffConflict(member.id, provider: conflict.provider, until: conflict.until))
        }
        return AddedStaffMember(person: person, token: token)
    }

    /// Their timers are due now. A case's timers are moved under its lock.
    private func reviewUnassignedCases(_ writer: CaseWriter, _ connection: isolated Connection) throws {
        for id in try connection.execute(ListCasesWithStaffItem(.unassigned)) {
            _ = try writer.lock(id, connection)
            try connection.run(
                MoveTimersOfSubject(subject: id.rawValue, kind: .reviewUnassigned, dueAt: writer.now))
        }
    }
}

/// Somebody to be added.
public struct NewStaffMember: Sendable {
    public let name: String
    public let email: String
    /// `caseworker` or `ombudsman`.
    public let role: String
    public let conflicts: [StaffConflict]

    public init(name: String, email: String, role: String, conflicts: [StaffConflict] = []) {
        self.name = name
        self.email = email
        self.role = role
        self.conflicts = conflicts
    }

    fileprivate func validate(_ directory: ProviderDirectory) throws(StaffError) {
        guard name.contains(where: { !$0.isWhitespace }) else { throw .emptyName }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !email.contains(where: \.isWhitespace) else {
            throw .notAnAddress(email)
        }
        guard StaffRole(rawValue: role) != nil else { throw .unknownRole(role) }
        for conflict in conflicts where !directory.names(conflict.provider) {
            throw .unknownProvider(conflict.provider, known: directory.selectableIDs + directory.groupIDs)
        }
    }
}

/// A company whose cases somebody must not touch, up to and including a day. Named by its group, one of its providers or
/// one of their brands, it is always the whole company.
public struct StaffConflict: Equatable, Sendable {
    public let provider: ProviderID
    public let until: CalendarDay

    public init(provider: ProviderID, until: CalendarDay) {
        self.provider = provider
        self.until = until
    }
}

/// Somebody who was added, with the token that is told once.
public struct AddedStaffMember: Sendable {
    public let person: NewStaffMember
    public let token: String
}

/// Somebody of the staff.
public struct StaffEntry: Sendable {
    public let name: String
    public let email: String
    public let role: String
    public let conflicts: [StaffConflict]
}

/// Why somebody was not added.
public enum StaffError: Error, Equatable, CustomStringConvertible {
    case emptyName
    case notAnAddress(String)
    case emailTaken(String)
    case unknownRole(String)
    case unknownProvider(ProviderID, known: [ProviderID])

    public var description: String {
        switch self {
        case .emptyName: "the name is empty; it has to be the person's name"
        case .notAnAddress(let text): "the e-mail address is \"\(text)\"; it has to be like name@example.org"
        case .emailTaken(let email): "somebody with the e-mail address \(email) is there already"
        case .unknownRole(let role): "the role is \"\(role)\"; it has to be caseworker or ombudsman"
        case .unknownProvider(let provider, let known):
            "the conflict names the provider \"\(provider)\"; it has to be one of: "
                + known.map(\.rawValue).joined(separator: ", ")
        }
    }
}
