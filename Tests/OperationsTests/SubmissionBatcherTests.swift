import Domain
import Operations
import Postgres
import TestSupport
import Testing

@Suite("Complaints that come at the same time", .database)
struct SubmissionBatcherTests {
    @Test("are written together by few transactions, and each is answered with its own case")
    func together() async throws {
        let office = try SmallOffice()
        let answers = try await answers(of: SubmissionBatcher(office.office), to: Self.submissions(100))
        let references = try answers.map { try $0.get().reference }
        #expect(Set(references).count == 100)
        #expect(try await number(CountCases()) == 100)
        #expect(try await number(CountIntakeTransactions()) < 20)
    }

    @Test("one whose row the database refuses costs the others nothing")
    func badRow() async throws {
        let office = try SmallOffice()
        try await TestDatabase.current.pool.withConnection { connection in
            try connection.executeScript(
                "ALTER TABLE redress.complaint ADD CHECK (body ->> 'narrative' <> 'Refused')")
        }
        var submissions = try Self.submissions(60)
        submissions[33] = try office.submission(key: "refused", narrative: "Refused")
        let answers = try await answers(of: SubmissionBatcher(office.office), to: submissions)
        let failed = answers.indices.filter { (try? answers[$0].get()) == nil }
        #expect(failed == [33])
        #expect(try await number(CountCases()) == 59)
    }

    @Test("two processes that bring the same keys in opposite order answer the same, and none waits for ever")
    func twoProcesses() async throws {
        let office = try SmallOffice()
        let submissions = try Self.submissions(60)
        async let one = answers(of: SubmissionBatcher(office.office), to: submissions)
        async let other = answers(of: SubmissionBatcher(office.office), to: submissions.reversed())
        let (forward, backward) = try await (one, other)
        for (first, second) in zip(forward, backward.reversed()) {
            #expect(try first.get().reference == second.get().reference)
            #expect(try first.get().accessToken == second.get().accessToken)
        }
        #expect(try await number(CountCases()) == 60)
    }

    @Test("beyond what can wait are told to come back, and those that were taken are answered")
    func overload() async throws {
        let office = try SmallOffice()
        let answers = try await answers(of: SubmissionBatcher(office.office, limit: 10), to: Self.submissions(100))
        let taken = answers.count { (try? $0.get()) != nil }
        #expect(taken >= 12, "two batches under way and ten that wait")
        #expect(taken < 100)
        #expect(try await number(CountCases()) == taken)
        for answer in answers {
            guard case .failure(let error) = answer else { continue }
            #expect(error as? SubmissionError == .unavailable(retryAfterSeconds: 5))
        }
    }

    @Test("of many in one call, each is answered in its place, and a key that comes twice is one case")
    func inOneCall() async throws {
        let office = try SmallOffice()
        var submissions = try Self.submissions(20)
        submissions.append(submissions[3])
        submissions.append(try office.submission(key: "key-4", narrative: "Something else"))
        let answers = await AcceptComplaints(office.office)(submissions)
        #expect(answers.count == 22)
        #expect(try answers[20].get().reference == answers[3].get().reference)
        #expect(throws: SubmissionError.keyReusedWithOtherBody) { try answers[21].get() }
        #expect(try await number(CountCases()) == 20)
    }

    private static func submissions(_ count: Int) throws -> [Submission] {
        try (0..<count).map { number in
            Submission(
                draft: try SmallOffice.draft("Complaint \(number)"), idempotencyKey: "key-\(number)", client: "test")
        }
    }

    /// All of them at once, answers in their order.
    private func answers(
        of batcher: SubmissionBatcher, to submissions: [Submission]
    ) async throws -> [Result<AcceptedComplaint, any Error>] {
        await withTaskGroup(of: (Int, Result<AcceptedComplaint, any Error>).self) { group in
            for (index, submission) in submissions.enumerated() {
                group.addTask {
                    do {
                        return (index, .success(try await batcher(submission)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            let answers = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return submissions.indices.compactMap { answers[$0] }
        }
    }

    private func number<S: Statement>(_ statement: S) async throws -> Int where S.Row == Int {
        try await TestDatabase.current.pool.execute(statement).first ?? 0
    }
}

/// Transactions that wrote complaints.
struct CountIntakeTransactions: Statement {
    static let sql = "SELECT count(DISTINCT xmin::text) FROM redress.complaint"

    static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}
