import Domain
import FoundationEssentials
import Persistence
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Operations

@Suite("Signing in", .database)
struct SignInTests {
    /// Any moment will do: codes go by it.
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func office() async throws -> (SmallOffice, Login) {
        let office = try SmallOffice()
        _ = try await StaffRegister(office.office).add(
            NewStaffMember(name: "Carys", email: "carys@example.invalid", role: "caseworker"))
        return (office, try #require(try await GiveLogin(office.office)(email: "Carys@example.invalid")))
    }

    private func code(_ login: Login, at now: Date) throws -> String {
        let secret = try #require(login.authenticator.split(separator: "secret=").last?.prefix { $0 != "&" })
        return OneTimeCode(secret: Base32.decode(secret)).code(of: OneTimeCode.step(at: now))
    }

    private func signIn(
        _ office: SmallOffice, _ login: Login, password: String? = nil, code: String? = nil, at moment: Date? = nil
    ) async throws -> String? {
        let moment = moment ?? now
        return try await SignIn(office.office, machineNow: { moment })(
            email: login.email, password: password ?? login.password,
            code: try code ?? self.code(login, at: moment))
    }

    @Test("with address, password and code opens a session that is known as its person")
    func right() async throws {
        let (office, login) = try await office()
        let session = try #require(try await signIn(office, login))
        let staff = try await FindStaff(office.office)(.bearer(session))
        #expect(staff?.name == "Carys")
        #expect(staff?.party == .caseworker)
        try await SignOut(office.office)(.bearer(session))
        #expect(try await FindStaff(office.office)(.bearer(session)) == nil)
    }

    @Test("with anything wrong opens nothing", arguments: ["password", "code", "address"])
    func wrong(_ what: String) async throws {
        let (office, login) = try await office()
        switch what {
        case "password": #expect(try await signIn(office, login, password: "abcd-efgh") == nil)
        case "code": #expect(try await signIn(office, login, code: "000000") == nil)
        default:
            let stranger = Login(
                email: "nobody@example.invalid", password: login.password, authenticator: login.authenticator)
            #expect(try await signIn(office, stranger) == nil)
        }
    }

    @Test("a code counts once, and neither does an older one after it")
    func replayed() async throws {
        let (office, login) = try await office()
        #expect(try await signIn(office, login) != nil)
        #expect(try await signIn(office, login) == nil)
        let before = try code(login, at: now.addingTimeInterval(-30))
        #expect(try await signIn(office, login, code: before) == nil)
        #expect(try await signIn(office, login, at: now.addingTimeInterval(30)) != nil)
    }

    @Test("a clock that is half a minute wrong is forgiven, and no more")
    func clock() async throws {
        let (office, login) = try await office()
        let late = try code(login, at: now.addingTimeInterval(-90))
        #expect(try await signIn(office, login, code: late) == nil)
        let close = try code(login, at: now.addingTimeInterval(-30))
        #expect(try await signIn(office, login, code: close) != nil)
    }

    @Test("is tried ten times in a quarter of an hour for an address, right or wrong")
    func guessed() async throws {
        let (office, login) = try await office()
        // Quarters of an hour begin by the machine's clock, so one may end in between; then the tries count anew, once.
        var tries = 0
        await #expect(throws: TooManyTries.self) {
            while tries <= 2 * SignIn.tries {
                tries += 1
                _ = try await signIn(office, login, code: "000000")
            }
        }
        #expect(tries > SignIn.tries)
        await #expect(throws: TooManyTries.self) { try await signIn(office, login) }
    }

    @Test(
        "a session ends half an hour after its last request, and twelve hours after it began", arguments: [true, false])
    func over(_ isIdle: Bool) async throws {
        let (office, login) = try await office()
        let session = try #require(try await signIn(office, login))
        let column = isIdle ? "seen_at" : "began_at"
        let age = isIdle ? "31 minutes" : "721 minutes"
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript("UPDATE redress.staff_session SET \(column) = clock_timestamp() - interval '\(age)'")
        }
        #expect(try await FindStaff(office.office)(.bearer(session)) == nil)
    }

    @Test("a new password takes the place of the old one")
    func replaced() async throws {
        let (office, old) = try await office()
        let new = try #require(try await GiveLogin(office.office)(email: old.email))
        #expect(try await signIn(office, old) == nil)
        #expect(try await signIn(office, new) != nil)
        #expect(try await GiveLogin(office.office)(email: "nobody@example.invalid") == nil)
    }

    /// RFC 6238, appendix B, of whose eight digits six are used.
    @Test(
        "codes are those of the standard",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(_ seconds: Int, _ code: String) {
        let step = OneTimeCode.step(at: Date(timeIntervalSince1970: Double(seconds)))
        #expect(OneTimeCode(secret: Array("12345678901234567890".utf8)).code(of: step) == code)
    }
}

@Suite("The work list", .database)
struct WorkListTests {
    @Test("a caseworker sees their own cases, an ombudsman what waits for a signature and is not their own draft")
    func lists() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        #expect(try await road.work(of: .caseworker).cases.map(\.line.reference) == [road.accepted.reference])
        #expect(try await road.work(of: .ombudsman).cases.isEmpty)
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        #expect(try await road.work(of: .caseworker).cases.isEmpty)
        #expect(try await road.work(of: .ombudsman).cases.map(\.line.status) == [.awaitingSignature])
    }

    @Test("begins with what somebody's health depends on, whenever it is due")
    func urgent() async throws {
        let road = try await Road.opened()
        try road.office.move(to: "2026-06-02")
        let urgent = try await road.office.accept(
            Submission(
                draft: try SmallOffice.draft(
                    "The line is dead", issues: #"{"code":"disruption.total_loss","medical_need":true}"#),
                client: "test"))
        // Both providers stay silent, so both files are complete without them; the urgent one is due later.
        for day in 0...30 {
            try road.office.move(to: try SmallOffice.day("2026-06-02").adding(days: day).description)
            try await road.office.work()
        }
        let work = try await road.work(of: .caseworker).cases
        #expect(work.map(\.line.reference) == [urgent.reference, road.accepted.reference])
        #expect(work.map(\.isUrgent) == [true, false])
    }

    @Test("is nobody else's")
    func strangers() async throws {
        let road = try await Road.opened()
        await #expect(throws: CaseAccessError.notFound) {
            try await ShowWorkList(road.office.office)(.bearer(road.accepted.accessToken))
        }
    }
}
