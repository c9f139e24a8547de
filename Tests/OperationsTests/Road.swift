import Domain
import Foundation
import Operations
import Persistence
import Postgres
import TestSupport
import Testing

/// One case and its people, each acting with the credential that they would have.
struct Road: Sendable {
    let office: SmallOffice
    let accepted: AcceptedComplaint
    let finding = Finding(issue: nil, outcome: .upheld, reasons: "The bill was wrong")
    private let providerToken: String
    private let caseworkerToken: String
    let ombudsmanToken: String

    /// A complaint that was accepted, with its request to the provider sent.
    ///
    /// - Parameters:
    ///   - caseworkerConflict: the company that the one caseworker is too close to
    ///   - until: the last day of the conflict
    static func opened(
        against provider: String = "o2", isBeforeCourt: Bool = false, caseworkerConflict: ProviderID? = nil,
        ombudsmanConflict: ProviderID? = nil, until: String = "2027-01-01", adjustments: [Adjustment] = [],
        profiles: SchemeProfiles = .readOnce
    ) async throws -> Road {
        let office = try SmallOffice(profiles: profiles)
        let staff = StaffRegister(office.office)
        let until = try SmallOffice.day(until)
        let conflicts = caseworkerConflict.map { [StaffConflict(provider: $0, until: until)] } ?? []
        let ombudsmanConflicts = ombudsmanConflict.map { [StaffConflict(provider: $0, until: until)] } ?? []
        let caseworker = try await staff.add(
            NewStaffMember(
                name: "Carys", email: "carys-\(UUID())@example.invalid", role: "caseworker", conflicts: conflicts))
        let ombudsman = try await staff.add(
            NewStaffMember(
                name: "Olwen", email: "olwen-\(UUID())@example.invalid", role: "ombudsman",
                conflicts: ombudsmanConflicts))
        let accepted = try await office.accept(
            try office.submission(provider: provider, isBeforeCourt: isBeforeCourt, adjustments: adjustments))
        try await office.work()
        return Road(
            office: office, accepted: accepted,
            // Nothing was sent to the provider of a complaint that was refused.
            providerToken: isBeforeCourt ? "" : try office.providerToken(in: office.postOffice),
            caseworkerToken: caseworker.token, ombudsmanToken: ombudsman.token)
    }

    /// The same people on another case of the same complainant.
    init(_ road: Road, of accepted: AcceptedComplaint) {
        self.init(
            office: road.office, accepted: accepted, providerToken: "", caseworkerToken: road.caseworkerToken,
            ombudsmanToken: road.ombudsmanToken)
    }

    private init(
        office: SmallOffice, accepted: AcceptedComplaint, providerToken: String, caseworkerToken: String,
        ombudsmanToken: String
    ) {
        self.office = office
        self.accepted = accepted
        self.providerToken = providerToken
        self.caseworkerToken = caseworkerToken
        self.ombudsmanToken = ombudsmanToken
    }

    /// A complaint whose file is complete, so that it has to be investigated.
    static func investigated(caseworkerConflict: ProviderID, until: String = "2027-01-01") async throws -> Road {
        let road = try await opened(caseworkerConflict: caseworkerConflict, until: until)
        try await road.provider(.providerResponse(.defend(text: "We did nothing wrong")))
        try await road.complainant(.comments(text: "You did"))
        return road
    }

    @discardableResult
    func complainant(
        _ action: CaseAction, working: Bool = true, seeing version: Int? = nil
    ) async throws -> CaseView {
        try await act(action, accepted.accessToken, working: working, seeing: version)
    }

    @discardableResult
    func provider(_ action: CaseAction, working: Bool = true, seeing version: Int? = nil) async throws -> CaseView {
        try await act(action, providerToken, working: working, seeing: version)
    }

    @discardableResult
    func caseworker(
        _ action: CaseAction, working: Bool = true, seeing version: Int? = nil
    ) async throws -> CaseView {
        try await act(action, caseworkerToken, working: working, seeing: version)
    }

    @discardableResult
    func ombudsman(_ action: CaseAction) async throws -> CaseView {
        try await act(action, ombudsmanToken)
    }

    func work(of party: Party) async throws -> WorkList {
        try await ShowWorkList(office.office)(.bearer(party == .caseworker ? caseworkerToken : ombudsmanToken))
    }

    /// As the complainant sees it.
    func view() async throws -> CaseView {
        try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
    }

    private func act(
        _ action: CaseAction, _ token: String, working: Bool = true, seeing version: Int? = nil
    ) async throws -> CaseView {
        let view = try await office.act(
            accepted.reference, action: action, credential: .bearer(token), expectedVersion: version)
        if working { try await office.work() }
        return view
    }
}

extension Road {
    /// What was written to anybody of one kind, oldest first.
    func letters(_ kind: String) -> [(to: String, text: String)] {
        office.postOffice.mails.filter { $0.fileName.contains(".\(kind).") }
            .map { ($0.recipient, String(decoding: $0.raw, as: UTF8.self)) }
    }
}

extension SmallOffice {
    /// The doctor finds nothing broken.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let broken = try await Doctor(office).examine().filter { !$0.violations.isEmpty }
        #expect(
            broken.isEmpty, "\(broken.map { "\($0.name): \($0.violations)" })", sourceLocation: sourceLocation)
    }

    /// The provider's secret link stands in the request that it was sent, and nowhere else.
    func providerToken(in postOffice: PostOffice) throws -> String {
        let request = postOffice.mails.first { $0.fileName.contains("provider_request") }
        let text = request.map { String(decoding: $0.raw, as: UTF8.self) } ?? ""
        guard let start = text.range(of: "key=")?.upperBound else { throw NoSecretLink() }
        return String(text[start...].prefix { $0.isLetter || $0.isNumber || "-_".contains($0) })
    }
}

struct NoSecretLink: Error {}
