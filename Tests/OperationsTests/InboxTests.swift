import Domain
import FoundationEssentials
import TestSupport
import Testing

@testable import Operations

/// People of the providers, signed in, with their sessions in the database.
@Suite("A provider's inbox", .database)
struct InboxTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func session(_ road: Road, at provider: String, email: String = "petra@example.invalid") async throws
        -> Credential
    {
        let office = road.office.office
        let login = try await ProviderUsers(office).add(
            name: "Petra", email: email, provider: ProviderID(rawValue: provider))
        let now = now
        let key = try await SignIn(office, door: .provider, machineNow: { now })(
            email: login.email, password: login.password, code: try code(of: login))
        return .bearer(try #require(key))
    }

    private func code(of login: Login) throws -> String {
        let secret = try #require(login.authenticator.split(separator: "secret=").last?.prefix { $0 != "&" })
        return OneTimeCode(secret: Base32.decode(secret)).code(of: OneTimeCode.step(at: now))
    }

    @Test("has what waits for the company, by its own dates, and opens a case with the company's own key")
    func lists() async throws {
        let road = try await Road.opened()
        let session = try await session(road, at: "o2")
        let inbox = try await ShowInbox(road.office.office)(session)
        #expect(inbox.name == "Petra" && inbox.providerName == "O2")
        #expect(inbox.cases.map(\.reference) == [road.accepted.reference])
        #expect(inbox.cases.map(\.dueOn) == [try SmallOffice.day("2026-06-15")])
        let key = try await OpenFromInbox(road.office.office)(road.accepted.reference, session)
        let view = try await road.office.show(road.accepted.reference, credential: .bearer(key))
        #expect(view.viewer == .provider)
        // Once it has answered nothing waits for it, and the case can still be opened.
        try await road.provider(.providerResponse(.defend(text: "No")))
        #expect(try await ShowInbox(road.office.office)(session).cases.isEmpty)
        #expect(try await OpenFromInbox(road.office.office)(road.accepted.reference, session) == key)
    }

    @Test("is nobody else's: not another company's, not the staff's, and no case's key opens it")
    func strangers() async throws {
        let road = try await Road.opened()
        let other = try await session(road, at: "ee")
        #expect(try await ShowInbox(road.office.office)(other).cases.isEmpty)
        let login = try #require(try await staffLogin(road))
        let now = now
        let staff = try await SignIn(road.office.office, machineNow: { now })(
            email: login.email, password: login.password, code: try code(of: login))
        let open = OpenFromInbox(road.office.office)
        await #expect(throws: CaseAccessError.notFound) { _ = try await open(road.accepted.reference, other) }
        for key in [try #require(staff), road.accepted.accessToken, "rq_nobody"] {
            await #expect(throws: CaseAccessError.notFound) {
                try await ShowInbox(road.office.office)(.bearer(key))
            }
            await #expect(throws: CaseAccessError.notFound) {
                _ = try await open(road.accepted.reference, .bearer(key))
            }
        }
    }

    @Test("opens no page of the staff and no case by itself")
    func opensNothingElse() async throws {
        let road = try await Road.opened()
        let session = try await session(road, at: "o2")
        #expect(try await FindStaff(road.office.office)(session) == nil)
        await #expect(throws: CaseAccessError.notFound) {
            try await road.office.show(road.accepted.reference, credential: session)
        }
    }

    @Test("does not open a complaint that its company was never told of")
    func untold() async throws {
        let road = try await Road.opened(isBeforeCourt: true)
        let session = try await session(road, at: "o2")
        await #expect(throws: CaseAccessError.notFound) {
            _ = try await OpenFromInbox(road.office.office)(road.accepted.reference, session)
        }
    }

    @Test("is closed at once to somebody who was taken off")
    func removed() async throws {
        let road = try await Road.opened()
        let session = try await session(road, at: "o2")
        try await ProviderUsers(road.office.office).remove(email: "Petra@example.invalid")
        await #expect(throws: CaseAccessError.notFound) { try await ShowInbox(road.office.office)(session) }
        await #expect(throws: ProviderUserError.nobody("petra@example.invalid")) {
            try await ProviderUsers(road.office.office).remove(email: "petra@example.invalid")
        }
    }

    @Test("takes nobody of an unknown provider, without a name or address, or twice")
    func wrongUsers() async throws {
        let users = ProviderUsers(try SmallOffice().office)
        let o2 = ProviderID(rawValue: "o2")
        let nobody = ProviderID(rawValue: "nobody")
        await #expect(throws: ProviderUserError.unknownProvider(nobody)) {
            _ = try await users.add(name: "P", email: "p@example.invalid", provider: nobody)
        }
        await #expect(throws: ProviderUserError.nameMissing) {
            _ = try await users.add(name: " ", email: "p@example.invalid", provider: o2)
        }
        await #expect(throws: ProviderUserError.notAnAddress("p")) {
            _ = try await users.add(name: "P", email: "p", provider: o2)
        }
        _ = try await users.add(name: "P", email: "p@example.invalid", provider: o2)
        await #expect(throws: ProviderUserError.emailTaken("P@example.invalid")) {
            _ = try await users.add(name: "P", email: "P@example.invalid", provider: o2)
        }
        #expect(try await users.list().map(\.email) == ["p@example.invalid"])
    }

    private func staffLogin(_ road: Road) async throws -> Login? {
        _ = try await StaffRegister(road.office.office).add(
            NewStaffMember(name: "Sam", email: "sam@example.invalid", role: "caseworker"))
        return try await GiveLogin(road.office.office)(email: "sam@example.invalid")
    }
}
