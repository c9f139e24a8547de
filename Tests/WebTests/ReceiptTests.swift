import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Synchronization
import Testing

@testable import Web

@Suite("Reports about text messages")
struct ReceiptTests {
    private static let path = "/v1/texts/receipts"
    private static let good = #"{"id":"00000000-0000-0000-0000-000000000001","status":"delivered"}"#
    private let signed: HTTPFields = [.redressSignature: "good"]
    private let taken = Taken()

    private final class Taken: Sendable {
        private let receipts = Mutex<[TextReceipt]>([])
        var all: [TextReceipt] { receipts.withLock { $0 } }
        func take(_ receipt: TextReceipt) { receipts.withLock { $0.append(receipt) } }
    }

    private func edge() throws -> TestEdge {
        var edge = try TestEdge()
        edge.receipts = ReceiptOperations(
            check: { signature, _ in if signature != "good" { throw ReceiptRefused() } }, take: { taken.take($0) })
        return edge
    }

    @Test("a signed report is noted")
    func noted() async throws {
        let response = try await edge().post(json: Self.good, to: Self.path, headers: signed)
        #expect(response.status == .noContent)
        #expect(taken.all.map(\.isDelivered) == [true])
    }

    @Test("what is not signed is not even read", arguments: [Self.good, "{", "[]"])
    func unsigned(_ body: String) async throws {
        for headers: HTTPFields in [[:], [.redressSignature: "bad"]] {
            let response = try await edge().post(json: body, to: Self.path, headers: headers)
            #expect(response.status == .unauthorized)
        }
        #expect(taken.all.isEmpty)
    }

    @Test("every field of a signed report that is wrong is named")
    func fields() async throws {
        let body = #"{"id":"1","status":"read","number":"+447700900123"}"#
        let response = try await edge().post(json: body, to: Self.path, headers: signed)
        #expect(response.status == .unprocessableContent)
        #expect(try Set(response.pointers()) == ["/id", "/status", "/number"])
        #expect(taken.all.isEmpty)
    }

    @Test("a long body is refused, and where no gateway reports there is no such page")
    func limits() async throws {
        let long = #"{"id":"\#(String(repeating: "0", count: 5000))"}"#
        #expect(try await edge().post(json: long, to: Self.path, headers: signed).status == .contentTooLarge)
        #expect(try await TestEdge().post(json: Self.good, to: Self.path, headers: signed).status == .notFound)
    }
}
