import Domain
import Foundation
import Operations
import Persistence
import Postgres
import TestSupport

/// One case and its people, each acting with the credential that they would have.
struct Road: Sendable {
    let office: SmallOffice
    let accepted: AcceptedComplaint
    let finding = Finding(issue: nil, outcome: .upheld, reasons: "The bill was wrong")
    private let providerToken: String
    private let caseworkerToken: String
    private let ombudsmanToken: String

    /// A complaint that was accepted, with its request to the provider sent.
    static func opened(caseworkerConflict: ProviderID? = nil) async throws -> Road {
        let office = try SmallOffice()
        let staff = StaffRegister(office.office)
        let until = try SmallOffice.day("2027-01-01")
        let conflicts = caseworkerConflict.map { [StaffConflict(provider: $0, until: until)] } ?? []
        let caseworker = try await staff.add(
            NewStaffMember(name: "Carys", email: "carys@example.invalid", role: "caseworker", conflicts: conflicts))
        let ombudsman = try await staff.add(
            NewStaffMember(name: "Olwen", email: "olwen@example.invalid", role: "ombudsman"))
        let accepted = try await office.accept(try office.submission())
        try await office.work()
        return Road(
            office: office, accepted: accepted, providerToken: try office.providerToken(in: office.postOffice),
            caseworkerToken: caseworker.token, ombudsmanToken: ombudsman.token)
    }

    @discardableResult
    func complainant(_ action: CaseAction) async throws -> CaseView {
        try await act(action, accepted.accessToken)
    }

    @discardableResult
    func provider(_ action: CaseAction) async throws -> CaseView {
        try await act(action, providerToken)
    }

    @discardableResult
    func caseworker(_ action: CaseAction) async throws -> CaseView {
        try await act(action, caseworkerToken)
    }

    @discardableResult
    func ombudsman(_ action: CaseAction) async throws -> CaseView {
        try await act(action, ombudsmanToken)
    }

    private func act(_ action: CaseAction, _ token: String) async throws -> CaseView {
        let view = try await office.act(accepted.reference, action: action, credential: .bearer(token))
        try await office.work()
        return view
    }
}

extension SmallOffice {
    /// The provider's secret link stands in the request that it was sent, and nowhere else.
    func providerToken(in postOffice: PostOffice) throws -> String {
        let request = postOffice.mails.first { $0.fileName.contains("provider_request") }
        let text = request.map { String(decoding: $0.raw, as: UTF8.self) } ?? ""
        guard let start = text.range(of: "key=")?.upperBound else { throw NoSecretLink() }
        return String(text[start...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) })
    }
}

struct NoSecretLink: Error {}
