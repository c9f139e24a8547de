import Domain
import FoundationEssentials
import Operations

/// The scheme's own people, with their API tokens. The first of each role has worked for a provider, so that conflicts
/// are rehearsed too.
struct StaffRoster: Sendable {
    struct Member: Sendable {
        let token: String
        let conflicts: [ProviderID]
    }

    let caseworkers: [Member]
    let ombudsmen: [Member]

    /// Puts them on the books.
    ///
    /// - Parameter lastDay: until when the conflicts last.
    static func hire(_ register: StaffRegister, until lastDay: CalendarDay) async throws -> StaffRoster {
        let former = ProviderDirectory.bundled.providers.first.map { StaffConflict(provider: $0.id, until: lastDay) }
        return StaffRoster(
            caseworkers: try await hire(4, "caseworker", former, register),
            ombudsmen: try await hire(3, "ombudsman", former, register))
    }

    private static func hire(
        _ count: Int, _ role: String, _ conflict: StaffConflict?, _ register: StaffRegister
    ) async throws -> [Member] {
        var members: [Member] = []
        for number in 1...count {
            let person = NewStaffMember(
                name: "\(role.capitalized) \(number)", email: "\(role)-\(number)@redress.example.invalid", role: role,
                conflicts: number == 1 ? [conflict].compactMap(\.self) : [])
            let token = try await register.add(person).token
            members.append(Member(token: token, conflicts: person.conflicts.map(\.provider)))
        }
        return members
    }

    /// The places of those who may act on a case of `provider`.
    func caseworkers(for provider: ProviderID) -> [Int] {
        places(in: caseworkers, for: provider)
    }

    func ombudsmen(for provider: ProviderID) -> [Int] {
        places(in: ombudsmen, for: provider)
    }

    private func places(in members: [Member], for provider: ProviderID) -> [Int] {
        let company = ProviderDirectory.bundled.company(of: provider)
        return members.indices.filter { company.isDisjoint(with: members[$0].conflicts) }
    }
}
