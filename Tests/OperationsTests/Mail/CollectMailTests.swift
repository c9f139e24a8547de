import Operations
import Synchronization
import TestSupport
import Testing

@Suite("Fetching mail", .database)
struct CollectMailTests {
    @Test("fetches each message once, in order, however often and from wherever it goes on")
    func once() async throws {
        let desk = try MailDesk()
        let mailbox = MailboxElsewhere(validity: 7)
        let collect = CollectMail(desk.office.office, source: mailbox)
        mailbox.deliver(["one", "two", "three"])
        #expect(try await collect() == 3)
        #expect(try await collect() == 0)
        mailbox.deliver(["four"])
        #expect(try await collect() == 1)
        #expect(mailbox.taken == [1, 2, 3, 4])
        #expect(try await ListMail(desk.office.office)().count == 4)
    }

    @Test("reads all of it again when the server numbers anew, and keeps nothing twice")
    func renumbered() async throws {
        let desk = try MailDesk()
        let mailbox = MailboxElsewhere(validity: 7)
        let collect = CollectMail(desk.office.office, source: mailbox)
        mailbox.deliver(["one", "two", "three"])
        _ = try await collect()
        mailbox.renumber(8)
        mailbox.deliver(["four"])
        #expect(try await collect() == 4)
        #expect(try await ListMail(desk.office.office)().count == 4)
    }

    @Test("goes on after the last one kept when it is interrupted")
    func interrupted() async throws {
        let desk = try MailDesk()
        let mailbox = MailboxElsewhere(validity: 7)
        let collect = CollectMail(desk.office.office, source: mailbox)
        mailbox.deliver(["one", "two", "three"])
        mailbox.fail(afterFetching: 2)
        await #expect(throws: MailSourceError.self) { try await collect() }
        #expect(try await ListMail(desk.office.office)().count == 2)
        #expect(try await collect() == 1)
        #expect(try await ListMail(desk.office.office)().count == 3)
    }
}

/// A mailbox that a test fills.
private final class MailboxElsewhere: MailSource {
    private struct State {
        var validity: Int64
        var mails: [(uid: Int64, mail: RawMail)] = []
        var taken: [Int64] = []
        var failsAfter: Int?
    }

    let name = "imap://tests/INBOX"
    private let state: Mutex<State>

    init(validity: Int64) {
        state = Mutex(State(validity: validity))
    }

    var taken: [Int64] { state.withLock { $0.taken } }

    func deliver(_ texts: [String]) {
        state.withLock { state in
            for text in texts {
                let raw = "From: a@example.invalid\r\nSubject: \(text)\r\n\r\n\(text)\r\n"
                state.mails.append(((state.mails.last?.uid ?? 0) + 1, RawMail(Array(raw.utf8))))
            }
        }
    }

    func renumber(_ validity: Int64) {
        state.withLock { $0.validity = validity }
    }

    func fail(afterFetching count: Int) {
        state.withLock { $0.failsAfter = count }
    }

    /// Two at a time.
    func fetch(after lastUID: Int64, validity: Int64?) async throws -> MailBatch {
        try state.withLock { state in
            if state.failsAfter == 0 {
                state.failsAfter = nil
                throw MailSourceError("the server hung up")
            }
            let first = validity == state.validity ? lastUID : 0
            let rest = state.mails.filter { $0.uid > first }
            let batch = Array(rest.prefix(2))
            if let left = state.failsAfter { state.failsAfter = max(0, left - batch.count) }
            return MailBatch(validity: state.validity, mails: batch, hasMore: rest.count > batch.count)
        }
    }

    func markTaken(_ uids: [Int64], validity: Int64) async throws {
        state.withLock { $0.taken += uids }
    }
}
