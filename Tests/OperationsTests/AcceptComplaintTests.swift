import Domain
import Operations
import Postgres
import TestSupport
import Testing

@Suite("Taking a complaint in", .database)
struct AcceptComplaintTests {
    @Test("The same submission under the same key answers the same, token included, and makes one case")
    func replayed() async throws {
        let office = try SmallOffice()
        let first = try await office.accept(try office.submission(key: "k"))
        let second = try await office.accept(try office.submission(key: "k"))
        #expect(first.reference == second.reference)
        #expect(first.accessToken == second.accessToken)
        let cases = try await TestDatabase.current.pool.execute(CountCases())
        #expect(cases == [1])
    }

    @Test("Another complaint under the same key is refused and changes nothing")
    func reused() async throws {
        let office = try SmallOffice()
        _ = try await office.accept(try office.submission(key: "k"))
        await #expect(throws: SubmissionError.keyReusedWithOtherBody) {
            try await office.accept(try office.submission(key: "k", narrative: "Something else"))
        }
        let cases = try await TestDatabase.current.pool.execute(CountCases())
        #expect(cases == [1])
    }

    @Test("The keys of two clients do not meet")
    func clients() async throws {
        let office = try SmallOffice()
        let one = try await office.accept(try office.submission(key: "k", client: "one"))
        let other = try await office.accept(try office.submission(key: "k", client: "other"))
        #expect(one.reference != other.reference)
    }

    @Test("Twenty at once under one key are one case")
    func concurrent() async throws {
        let office = try SmallOffice()
        let submission = try office.submission(key: "k")
        let references = try await withThrowingTaskGroup(of: Reference.self) { group in
            for _ in 1...20 { group.addTask { try await office.accept(submission).reference } }
            return try await group.reduce(into: Set<Reference>()) { $0.insert($1) }
        }
        #expect(references.count == 1)
        let cases = try await TestDatabase.current.pool.execute(CountCases())
        #expect(cases == [1])
    }

    @Test("A complaint that comes too early sleeps until its day, is woken, and goes on with one click")
    func tooEarly() async throws {
        let office = try SmallOffice(on: "2026-04-20")
        let draft = try SmallOffice.draft("Early", firstComplainedOn: "2026-04-08")
        let accepted = try await office.accept(Submission(draft: draft, client: "test"))
        #expect(accepted.status == .tooEarly)
        #expect(accepted.eligibility.opensOn == (try SmallOffice.day("2026-05-20")))
        await #expect(throws: ActionRefused.self) { try await office.goOn(accepted) }
        try office.move(to: "2026-05-20", hour: 0)
        try await office.work()
        let view = try await office.goOn(accepted)
        #expect(view.status == .awaitingProvider)
        #expect(view.eligibility.referredOn == (try SmallOffice.day("2026-05-20")))
    }
}

extension SmallOffice {
    func goOn(_ accepted: AcceptedComplaint) async throws -> CaseView {
        try await act(
            accepted.reference, action: .goOn(firstComplainedOn: nil), credential: .bearer(accepted.accessToken))
    }
}

struct CountCases: Statement {
    static let sql = "SELECT count(*) FROM redress.case_file"

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}
