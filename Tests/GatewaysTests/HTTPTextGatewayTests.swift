import Foundation
import Gateways
import Operations
import Testing

@Suite("The gateway for text messages")
struct HTTPTextGatewayTests {
    private func send(_ status: Int, token: String = "a-token", body: String = "Redress: “Æ €”") async throws {
        try await ScriptedServer.with("text_gateway.py") { server in
            let gateway = HTTPTextGateway(
                try TextGatewayConfiguration(url: "http://127.0.0.1:\(server.port)/v1/texts", token: token))
            try await gateway.send(OutgoingText(id: UUID(), number: "+447700900\(status)", body: body))
        }
    }

    @Test("takes a message with its id, and says so by any 2xx", arguments: [200, 202])
    func takes(_ status: Int) async throws {
        try await send(status)
    }

    @Test("is told the number and whom it is from")
    func told() async throws {
        try await ScriptedServer.with("text_gateway.py") { server in
            let gateway = HTTPTextGateway(
                try TextGatewayConfiguration(
                    url: "http://127.0.0.1:\(server.port)/", token: "a-token", sender: "Ombudsman"))
            try await gateway.send(OutgoingText(id: UUID(), number: "+447700900202", body: "There is news."))
            let event = try await server.next("text")
            #expect(event.to == ["+447700900202"])
            #expect(event.from == "Ombudsman")
        }
    }

    @Test("refuses for good by 4xx, and its words are not repeated", arguments: [400, 404, 422])
    func refuses(_ status: Int) async throws {
        await #expect(throws: TextGatewayError.refused(reason: "the gateway answered \(status)")) {
            try await send(status)
        }
    }

    @Test("may take it later after 429, 5xx, or another token", arguments: [429, 500, 503])
    func later(_ status: Int) async throws {
        await #expect(throws: TextGatewayError.unavailable(reason: "the gateway answered \(status)")) {
            try await send(status)
        }
        await #expect(throws: TextGatewayError.unavailable(reason: "the gateway answered 401")) {
            try await send(202, token: "another")
        }
    }

    @Test("that is away may take it later; the error has no address of it")
    func away() async throws {
        let gateway = HTTPTextGateway(try TextGatewayConfiguration(url: "http://127.0.0.1:9/", token: "a-token"))
        await #expect {
            try await gateway.send(OutgoingText(id: UUID(), number: "+447700900123", body: "There is news."))
        } throws: { error in
            guard case .unavailable(let reason)? = error as? TextGatewayError else { return false }
            return !reason.contains("+44")
        }
    }

    @Test(
        "is not used when its settings are wrong",
        arguments: [
            ("texts.example", "t", "Redress", TextGatewayConfigurationError.notAnAddress),
            ("http://texts.example/", "t", "Redress", .inTheClear), ("https://texts.example/", "", "Redress", .noToken),
            ("https://texts.example/", "t\nX: y", "Redress", .noToken),
            ("https://texts.example/", "t", "A name that is long", .unusableSender),
            ("https://texts.example/", "t", "Ré", .unusableSender),
        ])
    func settings(url: String, token: String, sender: String, problem: TextGatewayConfigurationError) {
        #expect(throws: problem) { try TextGatewayConfiguration(url: url, token: token, sender: sender) }
    }
}
