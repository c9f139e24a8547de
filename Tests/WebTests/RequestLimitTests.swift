import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Synchronization
import Testing

@testable import Web

@Suite("Nobody takes more than his share")
struct RequestLimitTests {
    /// The allowance that processes share, kept here instead of in the database.
    private final class SharedAllowance: Sendable {
        private let taken = Mutex<[String: Int]>([:])

        var subjects: Set<String> { taken.withLock { Set($0.keys) } }

        func take(_ wanted: Int, _ most: Int, _ subject: String) -> Allowance {
            taken.withLock { taken in
                let granted = max(0, min(wanted, most - taken[subject, default: 0]))
                taken[subject, default: 0] += granted
                return Allowance(granted: granted, remaining: most - taken[subject, default: 0], period: .seconds(30))
            }
        }
    }

    private func admitted(_ count: Int, by book: AllowanceBook, limit: Int) async -> Int {
        var admitted = 0
        for _ in 0..<count where await book.admit("somebody", limit: limit).isAdmitted { admitted += 1 }
        return admitted
    }

    @Test("one process lets exactly the limit through")
    func exact() async {
        let shared = SharedAllowance()
        let book = AllowanceBook(take: { shared.take($0, $1, $2) })
        #expect(await admitted(100, by: book, limit: 40) == 40)
    }

    @Test("a few requests cost no question to the database")
    func few() async {
        let shared = SharedAllowance()
        let book = AllowanceBook(take: { shared.take($0, $1, $2) })
        #expect(await admitted(5, by: book, limit: 40) == 5)
        #expect(shared.subjects.isEmpty)
    }

    @Test("four processes together let no more through than the limit and three eighths of it")
    func together() async {
        let shared = SharedAllowance()
        var sum = 0
        let books = (0..<4).map { _ in AllowanceBook(take: { shared.take($0, $1, $2) }) }
        for _ in 0..<50 {
            for book in books { sum += await admitted(2, by: book, limit: 80) }
        }
        #expect((80...110).contains(sum))
    }

    @Test("when the database cannot be asked nobody is turned away")
    func failsOpen() async {
        struct Away: Error {}
        let book = AllowanceBook(take: { _, _, _ in throw Away() })
        #expect(await admitted(1000, by: book, limit: 8) == 1000)
    }

    @Test("requests at the same moment do not slip past the limit while a portion is asked for")
    func concurrent() async {
        let shared = SharedAllowance()
        let book = AllowanceBook(take: { shared.take($0, $1, $2) })
        let admitted = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for _ in 0..<400 { group.addTask { await book.admit("somebody", limit: 80).isAdmitted } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 80)
    }

    @Test("the address that sends too much is answered 429 with the time to wait, and another one is not")
    func refused() async throws {
        let shared = SharedAllowance()
        var edge = try TestEdge()
        edge.configuration = WebConfiguration(
            publicURL: "http://127.0.0.1:8080", limits: RequestLimits(reading: 8, sending: 8, opening: 8))
        edge.takeAllowance = { shared.take($0, $1, $2) }
        let answers = try await edge.run(.live) { client in
            var answers: [TestResponse] = []
            for number in 0..<12 {
                let address = number == 11 ? "192.0.2.2" : "192.0.2.1"
                answers.append(
                    try await client.executeRequest(
                        uri: "/v1/nowhere", method: .get, headers: [.forwardedFor: address], body: nil))
            }
            return answers
        }
        #expect(answers.map(\.status.code) == Array(repeating: 404, count: 8) + [429, 429, 429, 404])
        #expect(answers[8].headers[.retryAfter] == "30")
        #expect(answers[8].headers[.rateLimit] == "\"reading\";r=0;t=30")
        #expect(answers[8].headers[.rateLimitPolicy] == "\"reading\";q=8;w=60")
        #expect(try answers[8].json()["type"]?.stringValue?.hasSuffix("#too-many-requests") == true)
        #expect(shared.subjects == ["reading|address|192.0.2.1"])
    }

    @Test("health and metrics are never counted, nor is what the machine itself asks")
    func notCounted() async throws {
        var edge = try TestEdge()
        edge.configuration = WebConfiguration(publicURL: "http://127.0.0.1:8080", limits: RequestLimits(reading: 1))
        edge.takeAllowance = { _, _, _ in Allowance(granted: 0, remaining: 0, period: .seconds(30)) }
        let codes = try await edge.run(.live) { client in
            var codes: [Int] = []
            for _ in 0..<4 {
                let health = try await client.executeRequest(
                    uri: "/healthz", method: .get, headers: [.forwardedFor: "192.0.2.1"], body: nil)
                let own = try await client.executeRequest(uri: "/", method: .get, headers: [:], body: nil)
                codes += [health.status.code, own.status.code]
            }
            return codes
        }
        #expect(codes == Array(repeating: 200, count: 8))
    }
}

@Suite("Whose request it is")
struct ClientAddressTests {
    @Test(
        "only what a trusted proxy says of the address before it is believed",
        arguments: [
            ("192.0.2.1", [], "192.0.2.1"),
            // Nobody vouches for what a stranger says of himself.
            ("192.0.2.1", ["198.51.100.7"], "192.0.2.1"),
            ("10.1.2.3", ["198.51.100.7"], "198.51.100.7"),
            ("10.1.2.3", ["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
            ("10.1.2.3", ["203.0.113.9", "198.51.100.7, 10.9.9.9"], "198.51.100.7"),
            ("127.0.0.1", ["198.51.100.7"], "198.51.100.7"),
            ("10.1.2.3", ["nonsense"], "10.1.2.3"),
            ("2001:db8:1:2:3:4:5:6", [], "20010db800010002/64"),
            ("::ffff:192.0.2.1", [], "192.0.2.1"),
        ])
    func believed(peer: String, forwarded: [String], expected: String) throws {
        let proxies = try #require(TrustedProxies("10.0.0.0/8, 2001:db8::1"))
        #expect(ClientAddress(peer: peer, forwarded: forwarded, proxies: proxies)?.text == expected)
    }

    @Test("this machine itself is nobody", arguments: ["127.0.0.1", "::1", "127.9.9.9"])
    func loopback(peer: String) {
        #expect(ClientAddress(peer: peer, forwarded: [], proxies: TrustedProxies()) == nil)
    }

    @Test(
        "what is no network is refused",
        arguments: ["10.0.0.0/33", "10.0.0", "1::2::3", "example", "::/129", "10.0.0.256"])
    func noNetwork(list: String) {
        #expect(TrustedProxies(list) == nil)
    }
}
