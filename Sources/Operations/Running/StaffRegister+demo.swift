extension StaffRegister {
    /// Adds two caseworkers and an ombudsman who do not exist, for trying the system out.
    ///
    /// - Returns: each with the token; without one for somebody who was there already.
    public func seedDemo() async throws -> [SeededStaffMember] {
        var seeded: [SeededStaffMember] = []
        for person in Self.demoStaff {
            do {
                let added = try await add(person)
                let login = try await GiveLogin(office)(email: person.email)
                seeded.append(SeededStaffMember(person: person, token: added.token, login: login))
            } catch StaffError.emailTaken {
                seeded.append(SeededStaffMember(person: person, token: nil, login: nil))
            }
        }
        return seeded
    }

    private static let demoStaff = [
        NewStaffMember(name: "Carys Caseworker", email: "carys.caseworker@example.invalid", role: "caseworker"),
        NewStaffMember(name: "Callum Caseworker", email: "callum.caseworker@example.invalid", role: "caseworker"),
        NewStaffMember(name: "Olwen Ombudsman", email: "olwen.ombudsman@example.invalid", role: "ombudsman"),
    ]
}

/// Somebody for trying the system out.
public struct SeededStaffMember: Sendable {
    public let person: NewStaffMember
    /// `nil` for somebody who was there already.
    public let token: String?
    /// `nil` for somebody who was there already.
    public let login: Login?
}
