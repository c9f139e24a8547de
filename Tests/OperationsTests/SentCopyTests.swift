import Domain
import Operations
import Postgres
import TestSupport
import Testing

@Suite("The copy of a message", .database)
struct SentCopyTests {
    /// The text says by when the provider has to answer if the message arrives today, so another day would change it.
    @Test(
        "is the same at every attempt, although its text would be another by then",
        arguments: [
            MailError.refusedForNow(answer: "451 4.7.1 try again later"), .unconfirmed(reason: "the line was cut"),
        ])
    func sameAtEveryAttempt(_ trouble: MailError) async throws {
        let office = try SmallOffice(on: "2026-06-01")
        _ = try await office.accept(try office.submission())
        office.postOffice.refuse(with: trouble, only: "provider_request")
        try await office.work(while: { office.requests.isEmpty })
        let first = try #require(office.requests.first)
        #expect(try await kept() == [first], "kept before the relay had said anything")
        try office.move(to: "2026-06-02")
        office.postOffice.refuse(with: nil)
        try await office.bringRetriesForward()
        try await office.work()
        #expect(office.requests.count >= 2)
        #expect(Set(office.requests) == [first])
        #expect(try await kept() == [first])
    }

    @Test("is written anew for a message that was refused for good: nobody has got the first one")
    func anewAfterRefusal() async throws {
        let office = try SmallOffice(on: "2026-04-01")
        office.postOffice.refuse(with: .refused(answer: "550 5.1.1 no such user"), only: "provider_request")
        _ = try await office.accept(try office.submission())
        try await office.work()
        office.postOffice.refuse(with: nil)
        try office.move(to: "2026-04-07")
        try await office.work()
        #expect(office.requests.count == 2)
        #expect(Set(office.requests).count == 2, "the time to answer has moved")
        #expect(try await kept() == [try #require(office.requests.last)])
    }

    private func kept() async throws -> [[UInt8]] {
        try await TestDatabase.current.pool.execute(ListRequests())
    }
}

extension SmallOffice {
    /// The bytes of each attempt to send the request to the provider.
    fileprivate var requests: [[UInt8]] {
        postOffice.offered.filter { $0.fileName.contains("provider_request") }.map(\.raw)
    }
}

private struct ListRequests: Statement {
    typealias Row = [UInt8]
    static let sql = "SELECT raw FROM redress.message WHERE kind = 'provider_request'"

    static func decode(_ row: borrowing PostgresRow) throws -> [UInt8] { try row.decode([UInt8].self) }
}
