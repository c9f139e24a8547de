import Domain
import TestSupport
import Testing

@testable import Operations

@Suite("Submissions that wait to be written")
struct SubmissionQueueTests {
    private var queue = SubmissionQueue<Int>(limit: 300)

    @Test("the first goes at once, and so does a second beside it; the others wait and go together")
    mutating func gathers() throws {
        let first = try start()
        _ = try start()
        try wait(10)
        let next = queue.finish(first)
        #expect(next?.count == 10)
    }

    @Test("a batch is not larger than the most that one transaction takes")
    mutating func bounded() throws {
        let first = try start()
        _ = try add()
        try wait(300)
        let next = queue.finish(first) ?? []
        #expect(next.count == 256)
        let rest = queue.finish(next)
        #expect(rest?.count == 44)
    }

    @Test("beyond the limit a submission is refused, until some have been written")
    mutating func refuses() throws {
        let first = try start()
        _ = try add()
        try wait(300)
        expect(try add(), \.isRefused)
        _ = queue.finish(first)
        expect(try add(), \.waits)
    }

    @Test("the same submission twice before it is written is one entry with two who wait")
    mutating func joins() throws {
        let first = try start()
        _ = try add()
        expect(try add(key: "k", waiter: 1), \.waits)
        expect(try add(key: "k", waiter: 2), \.waits)
        let next = queue.finish(first)
        #expect(next?.map(\.waiters) == [[1, 2]])
    }

    @Test("another submission under a key that waits, or any under one that is being written, is told so")
    mutating func keysInUse() throws {
        let first = try start(key: "k")
        _ = try add()
        expect(try add(key: "k"), \.isKeyInUse)
        expect(try add(key: "w"), \.waits)
        expect(try add(key: "w", narrative: "Something else"), \.isKeyInUse)
        _ = queue.finish(first)
        expect(try add(key: "k"), \.waits)
    }

    @Test("when nothing waits any more the next one goes at once again")
    mutating func idles() throws {
        let first = try start()
        let next = queue.finish(first)
        #expect(next == nil)
        let again = try start()
        #expect(again.count == 1)
    }

    private mutating func start(key: String? = nil) throws -> [SubmissionQueue<Int>.Entry] {
        let addition = try add(key: key)
        return try #require(addition.batch)
    }

    private mutating func wait(_ count: Int) throws {
        for _ in 1...count { expect(try add(), \.waits) }
    }

    private func expect(
        _ addition: SubmissionQueue<Int>.Addition, _ property: KeyPath<SubmissionQueue<Int>.Addition, Bool>
    ) {
        #expect(addition[keyPath: property])
    }

    private mutating func add(
        key: String? = nil, narrative: String = "Charged twice", waiter: Int = 0
    ) throws -> SubmissionQueue<Int>.Addition {
        let submission = Submission(draft: try SmallOffice.draft(narrative), idempotencyKey: key, client: "test")
        return queue.add(ComplaintIntake(submission), waiter)
    }
}

extension SubmissionQueue.Addition {
    var batch: [SubmissionQueue.Entry]? {
        if case .starts(let batch) = self { batch } else { nil }
    }

    var waits: Bool {
        if case .waits = self { true } else { false }
    }

    var isRefused: Bool {
        if case .isFull = self { true } else { false }
    }

    var isKeyInUse: Bool {
        if case .keyIsInUse = self { true } else { false }
    }
}
