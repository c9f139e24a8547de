import Crypto
import Domain
import Foundation
import JobQueue
import Operations
import Persistence
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("Text messages", .database)
struct TextMessageTests {
    private static let credit = RemedyProposal(kind: .goodwill, description: "Credit", amountPence: 1_000)

    /// The provider has offered to settle with somebody who prefers the telephone.
    private func offered(
        _ gateway: TextDesk?, phone: String = "07700 900123", prefers channel: String = "phone"
    ) async throws -> (office: SmallOffice, accepted: AcceptedComplaint) {
        let office = try SmallOffice(texts: gateway)
        let accepted = try await office.accept(
            Submission(
                draft: try SmallOffice.draft("Charged twice", phone: phone, prefers: channel), idempotencyKey: nil,
                client: "test"))
        try await office.work()
        let provider = Credential.bearer(try office.providerToken(in: office.postOffice))
        _ = try await office.act(
            accepted.reference, action: .providerResponse(.settle(text: "We are sorry", remedies: [Self.credit])),
            credential: provider)
        return (office, accepted)
    }

    private func view(_ office: SmallOffice, _ accepted: AcceptedComplaint) async throws -> CaseView {
        try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
    }

    private func delivery(_ office: SmallOffice, _ accepted: AcceptedComplaint) async throws -> String {
        try #require(try await view(office, accepted).messages.first { $0.kind == .settlementOffer }).delivery
    }

    private func deliver(_ office: SmallOffice, _ id: UUID, _ isDelivered: Bool) async throws {
        try await TakeReceipt(office.office, secret: Self.secret)(TextReceipt(id: id, isDelivered: isDelivered))
    }

    @Test("tell who prefers the telephone that there is a mail, without a name and without a link")
    func told() async throws {
        let gateway = TextDesk()
        let (office, accepted) = try await offered(gateway)
        try await office.work()
        let text = try #require(gateway.sent.first)
        #expect(gateway.sent.count == 1)
        #expect(text.number == "+447700900123")
        #expect(text.body.contains(accepted.reference.spoken))
        #expect(text.body.hasSuffix("Please read our e-mail about it."))
        #expect(!text.body.contains("Ann") && !text.body.contains("http"))
        #expect(TextLength(of: text.body).parts <= 2)
        #expect(office.postOffice.mails.count { $0.fileName.contains(".settlement_offer.complainant") } == 1)
        #expect(try await delivery(office, accepted).contains("A text message about it was accepted by the gateway"))
        try await office.expectSound()
    }

    @Test(
        "go to nobody who prefers something else, or has no mobile",
        arguments: [("07700 900123", "email"), ("020 7946 0000", "phone")])
    func others(phone: String, channel: String) async throws {
        let gateway = TextDesk()
        let (office, _) = try await offered(gateway, phone: phone, prefers: channel)
        try await office.work()
        #expect(gateway.sent.isEmpty)
    }

    @Test("are not thought of where there is no gateway")
    func withoutGateway() async throws {
        let (office, _) = try await offered(nil)
        try await office.work()
        #expect(try await Queue(pool: TestDatabase.current.pool).list(state: .dead, limit: 10).isEmpty)
        try await office.expectSound()
    }

    @Test("wait for the morning, whoever has done something in the night")
    func night() async throws {
        let gateway = TextDesk()
        let office = try SmallOffice(texts: gateway)
        let accepted = try await office.accept(
            Submission(
                draft: try SmallOffice.draft("Charged twice", phone: "07700 900123", prefers: "phone"),
                idempotencyKey: nil, client: "test"))
        try await office.work()
        try office.move(to: "2026-06-02", hour: 23)
        _ = try await office.act(
            accepted.reference, action: .providerResponse(.settle(text: "We are sorry", remedies: [Self.credit])),
            credential: .bearer(try office.providerToken(in: office.postOffice)))
        try await office.work()
        #expect(gateway.sent.isEmpty)
        try office.move(to: "2026-06-03", hour: 8)
        try await office.work()
        #expect(gateway.sent.count == 1)
    }

    @Test("are the same under the same id at every attempt")
    func again() async throws {
        let gateway = TextDesk()
        gateway.answer(with: .unavailable(reason: "busy"))
        let (office, accepted) = try await offered(gateway)
        try await office.work(while: { gateway.offered.isEmpty })
        gateway.answer(with: nil)
        try await office.bringRetriesForward()
        try await office.work()
        #expect(gateway.offered.count > 1)
        #expect(Set(gateway.offered.map(\.id)).count == 1)
        #expect(Set(gateway.offered.map(\.body)).count == 1)
        #expect(gateway.sent.count == 1)
        #expect(try await delivery(office, accepted).contains("accepted by the gateway"))
    }

    @Test("that the gateway refuses for good change nothing of the case")
    func refused() async throws {
        let gateway = TextDesk()
        gateway.answer(with: .refused(reason: "the gateway answered 422"))
        let (office, accepted) = try await offered(gateway)
        try await office.work()
        #expect(gateway.offered.count == 1)
        #expect(try await delivery(office, accepted).contains("did not reach the phone"))
        #expect(try await view(office, accepted).status == .settlementOffered)
        try await office.expectSound()
    }

    @Test("that come a day late are not sent any more")
    func late() async throws {
        let gateway = TextDesk()
        gateway.answer(with: .unavailable(reason: "away"))
        let (office, accepted) = try await offered(gateway)
        try await office.work(while: { gateway.offered.isEmpty })
        gateway.answer(with: nil)
        try office.move(to: "2026-06-03", hour: 11)
        try await office.bringRetriesForward()
        try await office.work()
        #expect(gateway.sent.isEmpty)
        #expect(try await delivery(office, accepted).contains("would have come too late"))
    }

    @Test("are called delivered only when the network says so, and then for good")
    func receipts() async throws {
        let gateway = TextDesk()
        let (office, accepted) = try await offered(gateway)
        try await office.work()
        let id = try #require(gateway.sent.first?.id)
        try await deliver(office, UUID(), true)
        #expect(try await delivery(office, accepted).contains("accepted by the gateway"))
        try await deliver(office, id, false)
        #expect(try await delivery(office, accepted).contains("did not reach the phone"))
        try await deliver(office, id, true)
        try await deliver(office, id, false)
        #expect(try await delivery(office, accepted).contains("was on the phone at"))
    }

    @Test("of an erased case are gone")
    func erased() async throws {
        let gateway = TextDesk()
        let (office, accepted) = try await offered(gateway)
        _ = try await office.act(
            accepted.reference, action: .withdrawal(reason: nil), credential: .bearer(accepted.accessToken))
        try await office.work()
        try await UpdateCounts(office.office)()
        _ = try await EraseCase(office.office)(accepted.reference)
        #expect(try await TestDatabase.current.pool.execute(CountTexts()).first == 0)
    }

    // MARK: - Who reports

    private static let secret = Array("what the gateway and the scheme both know".utf8)
    private static let now = Date(timeIntervalSince1970: 1_780_000_000)
    private static let body = Array(#"{"id":"00000000-0000-0000-0000-000000000001","status":"delivered"}"#.utf8)

    private static func signature(_ seconds: String, _ body: [UInt8], secret: [UInt8] = secret) -> String {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Array("\(seconds).".utf8) + body, using: SymmetricKey(data: secret))
        return "t=\(seconds),v1=" + mac.map { String(format: "%02x", $0) }.joined()
    }

    @Test("a report is taken from who knows the secret")
    func signed() throws {
        let receipts = TakeReceipt(try SmallOffice().office, secret: Self.secret)
        try receipts.check(Self.signature("1779999800", Self.body), of: Self.body, at: Self.now)
    }

    @Test("a report is taken from nobody else, not changed, and not again later")
    func unsigned() throws {
        let receipts = TakeReceipt(try SmallOffice().office, secret: Self.secret)
        let good = Self.signature("1780000000", Self.body)
        let wrong = [
            "", "t=1780000000", "v1=00", "t=,v1=", String(good.dropLast()), good + "00",
            good.replacing("t=1780000000", with: "t=1780000001"), good.replacing("v1=", with: "v0="),
            Self.signature("1780000000", Self.body, secret: Array("another secret of more than 32 bytes".utf8)),
            Self.signature("1779999699", Self.body), Self.signature("1780000301", Self.body),
            Self.signature("nan", Self.body), Self.signature("inf", Self.body),
        ]
        for signature in wrong {
            #expect(throws: ReceiptRefused(), "\(signature)") {
                try receipts.check(signature, of: Self.body, at: Self.now)
            }
        }
        #expect(throws: ReceiptRefused()) { try receipts.check(good, of: Self.body + [32], at: Self.now) }
    }
}

/// Takes text messages as a gateway would, and keeps what it took.
final class TextDesk: TextGateway {
    private let taken = Mutex<[OutgoingText]>([])
    private let offers = Mutex<[OutgoingText]>([])
    private let error = Mutex<TextGatewayError?>(nil)

    var sent: [OutgoingText] { taken.withLock { $0 } }
    /// What it was asked to take, whatever it answered.
    var offered: [OutgoingText] { offers.withLock { $0 } }

    /// From now on; `nil` takes everything.
    func answer(with error: TextGatewayError?) {
        self.error.withLock { $0 = error }
    }

    func send(_ text: OutgoingText) async throws(TextGatewayError) {
        offers.withLock { $0.append(text) }
        if let error = error.withLock({ $0 }) { throw error }
        taken.withLock { $0.append(text) }
    }
}

private struct CountTexts: Statement {
    static let sql = "SELECT count(*) FROM redress.text_message"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
