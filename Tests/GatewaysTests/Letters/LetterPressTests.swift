import Domain
import Foundation
import Operations
import Testing

@testable import Gateways

/// Letters as PDF, made by the real program and read back by others.
@Suite("Letters on paper")
struct LetterPressTests {
    /// What a screen reader finds in a PDF.
    private struct Reading: Decodable {
        let isTagged: Bool
        let isUniversallyAccessible: Bool
        let language: String
        let title: String
        let showsTitle: Bool
        /// Of the structure's elements, in reading order.
        let roles: [String]
        let pages: Int
        let images: Int
        /// All of the text, in reading order.
        let words: String

        init(of pdf: [UInt8]) throws {
            self = try JSONDecoder().decode(
                Reading.self, from: TestPython.run("read_letter.py", input: Data(pdf)))
        }

        func says(_ phrases: String..., sourceLocation: SourceLocation = #_sourceLocation) {
            var rest = words[...]
            for phrase in phrases {
                guard let place = rest.firstRange(of: phrase) else {
                    Issue.record("“\(phrase)” is not there, or not in order: \(words)", sourceLocation: sourceLocation)
                    return
                }
                rest = rest[place.upperBound...]
            }
        }
    }

    private static let address = PostalAddress(name: "Ada Example", lines: ["1 High Street", "Cardiff", "CF10 1AA"])
    private static let day = LondonTime.day(of: Date(timeIntervalSince1970: 1_780_308_000))

    /// WeasyPrint stands beside the Python that has it.
    private func press() throws -> LetterPress {
        LetterPress(
            program: try TestPython.interpreter().deletingLastPathComponent().appending(path: "weasyprint").path)
    }

    private func decision(in language: Language = .english, quoting text: String? = nil) -> MessageFacts {
        var facts = MessageFacts(
            kind: text == nil ? .decision : .commentInvitation, recipientParty: .complainant,
            recipientName: "Ada Example", reference: "ABCD EFGH", complainantName: "Ada Example", providerName: "O2",
            schemeTitle: "Adjudication on documents", trackingURL: "https://redress.example/track",
            complainantLanguage: language)
        facts.pin = "123 456"
        facts.deadline = SchemeProfiles.bundled.fallback.deadline(
            .acceptance, from: "the decision reached you", on: Self.day)
        facts.actor = .complainant
        facts.findings = [
            Finding(issue: .billingIncorrectCharge, outcome: .upheld, reasons: "Both bills show the charge twice."),
            Finding(issue: .coverageNoCoverage, outcome: .notUpheld, reasons: "The mast was repaired in a day."),
        ]
        facts.remedies = [
            RemedyLine(number: 1, kind: .apology, description: "Say sorry in writing", amountPence: nil),
            RemedyLine(number: 2, kind: .correctiveAction, description: "Pay the charge back", amountPence: 4_550),
        ]
        facts.bodyText = text
        return facts
    }

    private func sheet(_ facts: MessageFacts, isLarge: Bool = false) -> String {
        MessageCatalogue.sheet(facts, to: Self.address, on: Self.day, from: "Redress", isLarge: isLarge)
    }

    @Test("a decision is tagged, has a language and a title, and tables whose headers are headers")
    func accessible() throws {
        let reading = try Reading(of: try press().pdf(of: sheet(decision())))
        #expect(reading.isTagged && reading.isUniversallyAccessible && reading.showsTitle)
        #expect(reading.language == "en-GB")
        #expect(reading.title.hasPrefix("The decision: please answer by Mon 13 Jul 2026"))
        #expect(reading.roles.filter { $0 == "Table" }.count == 2)
        #expect(reading.roles.filter { $0 == "TH" }.count == 3 + 2 + 4 + 2, "each column and each row has its header")
        #expect(reading.roles.contains("H1") && reading.roles.contains("H2"))
    }

    @Test("it reads in order: address, date, what was found, what has to be done, how to accept, and what silence does")
    func readingOrder() throws {
        try Reading(of: try press().pdf(of: sheet(decision()))).says(
            "Redress", "Ada Example 1 High Street Cardiff CF10 1AA", "Mon 1 Jun 2026 ABCD EFGH",
            "The decision: please answer",
            "Dear Ada Example,", "What we found", "Both bills show the charge twice.", "Amount",
            "Pay the charge back", "£45.50", "What happens next", "You can accept the decision or reject it",
            "If you reject it or do not answer, the decision lapses", "By the end of Mon 13 Jul 2026",
            "https://redress.example/track", "your PIN, 123 456")
    }

    @Test("a letter in Welsh says that it is")
    func welsh() throws {
        let reading = try Reading(of: try press().pdf(of: sheet(decision(in: .welsh))))
        #expect(reading.language == "cy")
        reading.says("Llun 1 Mehefin 2026", "Ein canfyddiad", "Swm", "£45.50")
    }

    @Test("large print is larger, and loses nothing")
    func large() throws {
        let small = try Reading(of: try press().pdf(of: sheet(decision())))
        let large = try Reading(of: try press().pdf(of: sheet(decision(), isLarge: true)))
        #expect(large.pages > small.pages)
        large.says("Both bills show the charge twice.", "£45.50", "your PIN, 123 456")
    }

    @Test("what somebody wrote stays words: nothing is fetched and nothing is shown in its place")
    func hostile() throws {
        let words = "</p><img src=\"file:///etc/passwd\"><style>@import 'http://127.0.0.1:9/x'</style><h1>Paid</h1>"
        let reading = try Reading(of: try press().pdf(of: sheet(decision(quoting: words))))
        #expect(reading.images == 0 && reading.roles.filter { $0 == "H1" }.count == 1)
        #expect(!reading.words.contains("root:"))
        reading.says("file:///etc/passwd")
        let raw =
            "<html lang=\"en\"><head><title>x</title></head><body><img alt=\"\" src=\"file:///etc/hostname\"></body></html>"
        #expect(try Reading(of: try press().pdf(of: raw)).images == 0, "the press itself fetches nothing either")
    }

    @Test("the same letter is the same bytes, so that placing it again leaves one")
    func same() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letters-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tray = FolderPrintTray(folder: folder, press: try press())
        let letter = sheet(decision())
        try await tray.place(letter, named: "case-1.decision")
        let first = FileManager.default.contents(atPath: "\(folder)/case-1.decision.pdf")
        try await tray.place(letter, named: "case-1.decision")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["case-1.decision.pdf"])
        #expect(first != nil && FileManager.default.contents(atPath: "\(folder)/case-1.decision.pdf") == first)
    }

    @Test(
        "without a program there is no letter rather than half of one",
        arguments: ["/nowhere/weasyprint", "/bin/false"])
    func noProgram(program: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "letters-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let tray = FolderPrintTray(folder: folder, press: LetterPress(program: program))
        await #expect(throws: LetterPressFailure.self) { try await tray.place("<p>x</p>", named: "case-1.decision") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
}
