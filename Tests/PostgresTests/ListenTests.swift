import Postgres
import TestSupport
import Testing

@Suite("Listening", .emptyDatabase)
struct ListenTests {
    struct Notify: Statement {
        static let sql = "SELECT pg_notify($1, $2)::text"
        var channel: String
        var payload: String
        func bind(_ bindings: inout Bindings) {
            bindings.append(channel)
            bindings.append(payload)
        }
    }

    private var pool: ConnectionPool { TestDatabase.current.pool }

    @Test("an idle connection hears a notification", .timeLimit(.minutes(10)))
    func idle() async throws {
        try await withConnection { listener in
            try await listener.listen("odd \"channel\"")
            _ = try await pool.execute(Notify(channel: "odd \"channel\"", payload: "hello"))
            var notifications = listener.notifications.makeAsyncIterator()
            let heard = await notifications.next()
            #expect(heard?.channel == "odd \"channel\"")
            #expect(heard?.payload == "hello")
        }
    }

    @Test("what arrives during a statement of its own is heard too", .timeLimit(.minutes(10)))
    func busy() async throws {
        try await withConnection { listener in
            try await listener.listen("news")
            _ = try await listener.execute(Notify(channel: "news", payload: "own"))
            _ = try await listener.execute(Divide(divisor: 1))
            var notifications = listener.notifications.makeAsyncIterator()
            #expect(await notifications.next()?.payload == "own")
        }
    }

    @Test("a slow subscriber misses the oldest and not the newest", .timeLimit(.minutes(10)))
    func slowSubscriber() async throws {
        try await withConnection { listener in
            try await listener.listen("news")
            for number in 0..<1000 { _ = try await pool.execute(Notify(channel: "news", payload: "\(number)")) }
            for await notification in listener.notifications where notification.payload == "999" { break }
        }
    }

    @Test("after unlisten nothing more is heard", .timeLimit(.minutes(10)))
    func unlisten() async throws {
        try await withConnection { listener in
            try await listener.listen("news")
            try await listener.listen("end")
            try await listener.unlisten("news")
            _ = try await pool.execute(Notify(channel: "news", payload: "unheard"))
            _ = try await pool.execute(Notify(channel: "end", payload: "end"))
            var notifications = listener.notifications.makeAsyncIterator()
            #expect(await notifications.next()?.channel == "end")
        }
    }

    @Test("the stream ends when the server ends the session, so that a listener knows", .timeLimit(.minutes(10)))
    func terminated() async throws {
        let listener = try await Connection.connect(TestDatabase.current.configuration)
        try await listener.listen("news")
        let session = try #require(await listener.backendProcessID)
        _ = try await pool.execute(Terminate(processID: session))
        for await _ in listener.notifications {}
        #expect(await listener.isOpen == false)
    }
}
