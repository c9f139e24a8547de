import Domain
import Foundation
import Operations
import Testing

@testable import Gateways

@Suite("Reading mail of every shape")
struct InboundCorpusTests {
    @Test("reads out of each shape what is in it", arguments: MailShape.all)
    func reads(_ shape: MailShape) {
        let mail = GMimeReader.readNow(RawMail(shape.bytes))
        let expected = shape.expected
        if let from = expected.from { #expect(mail.sender?.address ?? "" == from) }
        if let name = expected.fromName { #expect(mail.sender?.name == name) }
        if let subject = expected.subject { #expect(mail.subject == subject) }
        if let text = expected.text { #expect(mail.text.fresh == text) }
        if let isQuoting = expected.isQuoting { #expect((mail.text.quoted != nil) == isQuoting) }
        if let messageID = expected.messageID { #expect(mail.messageID == messageID) }
        if let ancestors = expected.ancestors { #expect(mail.ancestors == ancestors) }
        if let report = expected.report { #expect(mail.report == report) }
        #expect(mail.attachments.map { "\($0.name)|\($0.type)|\($0.size)" } == expected.files)
        #expect(mail.flaws == expected.flaws)
        #expect(mail.attachments.map(\.number) == mail.attachments.indices.map { $0 + 1 })
    }

    @Test("the corpus has at least sixty shapes, each with a name of its own")
    func isLarge() {
        #expect(MailShape.all.count >= 60)
        #expect(Set(MailShape.all.map(\.name)).count == MailShape.all.count)
    }

    @Test("nothing that is read holds what must not be stored or shown", arguments: MailShape.all)
    func isClean(_ shape: MailShape) {
        let mail = GMimeReader.readNow(RawMail(shape.bytes))
        let lines = [mail.subject, mail.sender?.name ?? "", mail.sender?.address ?? ""] + mail.attachments.map(\.name)
        #expect(lines.allSatisfy { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
        let text = (mail.text.fresh + (mail.text.quoted ?? "")).unicodeScalars
        #expect(text.allSatisfy { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control })
        #expect(mail.text.fresh.count <= 100_000)
    }

    @Test("an attachment's content comes out as it went in, and no other")
    func content() async throws {
        let shape = try #require(MailShape.all.first { $0.name == "two files" })
        let raw = RawMail(shape.bytes)
        let mail = await GMimeReader().read(raw)
        for attachment in mail.attachments {
            let content = try #require(await GMimeReader().content(of: attachment, in: raw))
            #expect(content == Array("hello".utf8))
        }
        let absent = MailAttachment(number: 3, name: "x", type: "y", size: 1)
        #expect(await GMimeReader().content(of: absent, in: raw) == nil)
    }

    @Test("what our own server wrote down comes before what the message says")
    func envelope() async {
        let raw = RawMail(
            MailShape.bytes(MailShape.plain("Return-Path: <x@y.example>\n", "t\n"), lineEnd: "\r\n"),
            envelopeSender: "",
            envelopeRecipient: "Complaints+Tag@redress.example")
        let mail = await GMimeReader().read(raw)
        #expect(mail.returnPath == "")
        #expect(mail.recipients.first == "complaints+tag@redress.example")
    }

    /// Each shape with bytes changed, cut and doubled: the random source has a fixed seed, so a failure comes again.
    /// `REDRESS_TEST_MAIL_DAMAGE` says how often for each shape and seed, 10 times by default.
    @Test("no damage makes it crash or hang", arguments: 0..<8)
    func damage(_ seed: Int) async {
        // On a thread of its own, as the reader does it: the tests beside it need those of the tasks.
        await OwnThread.run("damaged-mail") {
            var dice = SplitMix(state: UInt64(seed) &* 0x9E37_79B9 &+ 1)
            for shape in MailShape.all where !shape.bytes.isEmpty && shape.bytes.count < 20_000 {
                for _ in 0..<Self.damageRounds { _ = GMimeReader.readNow(RawMail(dice.damaged(shape.bytes))) }
            }
        }
    }

    private static let damageRounds =
        ProcessInfo.processInfo.environment["REDRESS_TEST_MAIL_DAMAGE"].flatMap(Int.init) ?? 10

    @Test("what is made to take long does not", arguments: SlowShapes.all.map(\.name))
    func slow(_ name: String) async throws {
        let shape = try #require(SlowShapes.all.first { $0.name == name })
        let (_, processorTime) = await read(MailShape.bytes(shape.raw, lineEnd: "\n"))
        #expect(processorTime < .seconds(10))
    }

    @Test("a large message is read in seconds")
    func largeMessage() async {
        let line = String(repeating: "QUJD", count: 19) + "\n"
        let content = String(repeating: line, count: 400_000)
        let raw = MailShape.multipart(
            "mixed", "Content-Type: text/plain\n\nwords",
            "Content-Type: application/pdf; name=big.pdf\nContent-Transfer-Encoding: base64\n\n\(content)")
        let (mail, processorTime) = await read(Array(raw.utf8))
        #expect(mail.attachments.first?.size == 400_000 * 57)
        #expect(processorTime < .seconds(10))
    }

    /// Reads a message on a thread of its own and counts what the processor did for it: a clock on the wall would count
    /// the tests beside it too, twenty times as much on two cores.
    private func read(_ bytes: [UInt8]) async -> (mail: InboundMail, processorTime: Duration) {
        await OwnThread.run("timed-mail") {
            let started = Self.processorTime()
            let mail = GMimeReader.readNow(RawMail(bytes))
            return (mail, Self.processorTime() - started)
        }
    }

    /// What the processor spent on this thread so far.
    private static func processorTime() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// Sebastiano Vigna's SplitMix64, for damage that can be repeated.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...20, using: &self) {
            let index = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &self)
            case 1: bytes.insert(contentsOf: bytes[index...].prefix(40), at: index)
            case 2: bytes.removeSubrange(index..<min(index + 10, bytes.count))
            default: bytes.insert(contentsOf: Array("\r\n--b1\r\n".utf8), at: index)
            }
            if bytes.isEmpty { bytes = [10] }
        }
        return bytes
    }
}
