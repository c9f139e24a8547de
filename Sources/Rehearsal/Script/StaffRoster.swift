import Domain
import FoundationEssentials

/// The scheme's own people. The first of each role has worked for a provider, so that conflicts are rehearsed too.
struct StaffRoster: Sendable {
    struct Member: Sendable {
        let id: StaffID
        let name: String
        let token: String
        /// A provider whose cases are not for this person.
        let conflict: ProviderID?
    }

    let caseworkers: [Member]
    let ombudsmen: [Member]

    /// - Parameter directory: the first provider of each scheme is somebody's former employer.
    init(caseworkers: Int = 4, ombudsmen: Int = 3, directory: ProviderDirectory) {
        let former = directory.providers.first?.id
        self.caseworkers = (1...caseworkers).map { Member("Caseworker \($0)", conflict: $0 == 1 ? former : nil) }
        self.ombudsmen = (1...ombudsmen).map { Member("Ombudsman \($0)", conflict: $0 == 1 ? former : nil) }
    }

    /// The places of those who may act on a case of `provider`.
    func caseworkers(for provider: ProviderID) -> [Int] {
        caseworkers.indices.filter { caseworkers[$0].conflict != provider }
    }

    func ombudsmen(for provider: ProviderID) -> [Int] {
        ombudsmen.indices.filter { ombudsmen[$0].conflict != provider }
    }
}

extension StaffRoster.Member {
    fileprivate init(_ name: String, conflict: ProviderID?) {
        self.init(id: StaffID(rawValue: UUID()), name: name, token: "rs_\(UUID().uuidString)", conflict: conflict)
    }

    var email: String {
        name.lowercased().replacing(" ", with: ".") + "@redress.example.invalid"
    }
}
