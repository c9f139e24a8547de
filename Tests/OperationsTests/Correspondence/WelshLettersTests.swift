import Domain
import Foundation
import Operations
import Testing

/// Each letter to the same complainant in both languages, from the same facts.
@Suite("The letters in Welsh")
struct WelshLettersTests {
    /// What people and the code of practice wrote, and names: it is the same in every language.
    private static let asWritten = [
        "We checked the bill.", "It is right.", "A written apology", "For the lost days", "The bill was wrong in May.",
        "You can ask a lawyer.", "2.1 Complaints we take", "4.1 The provider's response", "Adjudication",
        MessageSamples.link,
    ]

    /// No Welsh word is spelled like one of these.
    private static let english: Set<Substring> = [
        "the", "and", "you", "your", "we", "our", "have", "has", "been", "this", "that", "will", "with", "from", "not",
        "does", "for", "it", "its", "is", "was", "are", "please", "complaint", "case", "decision", "provider", "answer",
        "day", "days", "clause", "line", "dear",
    ]

    private func pair(_ kind: MessageKind, _ change: (inout MessageFacts) -> Void = { _ in }) throws -> (
        english: RenderedMessage, welsh: RenderedMessage
    ) {
        var english = try MessageSamples.facts(kind, to: .complainant)
        var welsh = try MessageSamples.facts(kind, to: .complainant, in: .welsh)
        change(&english)
        change(&welsh)
        return (MessageCatalogue.render(english), MessageCatalogue.render(welsh))
    }

    /// The facts that letters branch on.
    private static let branches: [@Sendable (inout MessageFacts) -> Void] = [
        { _ in }, { $0.isAccepted = false }, { $0.actor = .complainant }, { $0.opensOn = nil },
        { $0.deadlineStartsOnDelivery = true }, { $0.pin = "1234 5678" }, { $0.remedies = [] },
        { $0.heldUntil = CalendarDay(iso8601: "2026-06-30") }, { $0.urgentWithin = Period(2, .workingDays) },
    ]

    @Test("say nothing in English but what somebody wrote in it", arguments: MessageKind.allCases)
    func noEnglish(kind: MessageKind) throws {
        for branch in Self.branches {
            let message = try pair(kind, branch).welsh
            for text in [message.subject, message.wordsOfText.joined(separator: " "), message.html.spoken] {
                let ours = Self.asWritten.reduce(text) { $0.replacing($1, with: " ") }
                let words = Set(ours.lowercased().split { !$0.isLetter && $0 != "’" })
                #expect(words.isDisjoint(with: Self.english), "\(words.intersection(Self.english)) in \(ours)")
            }
        }
    }

    @Test("share no paragraph with the English ones but quotations and names", arguments: MessageKind.allCases)
    func noSharedParagraph(kind: MessageKind) throws {
        for branch in Self.branches {
            let (english, welsh) = try pair(kind, branch)
            let shared = Set(english.paragraphs).intersection(welsh.paragraphs)
            #expect(shared.allSatisfy { text in Self.asWritten.contains { text.contains($0) } }, "\(shared)")
        }
    }

    @Test("have the same facts as the English ones", arguments: MessageKind.allCases)
    func sameFacts(kind: MessageKind) throws {
        let (english, welsh) = try pair(kind)
        #expect(welsh.subject.hasPrefix("[Redress ABCD EFGH] ") && english.subject.hasPrefix("[Redress ABCD EFGH] "))
        let (englishWords, welshWords) = (english.flat, welsh.flat)
        for fact in [MessageSamples.link, "ABCD EFGH", "Zoë O’Hara", "O2", "4.1 The provider's response"] {
            #expect(englishWords.contains(fact) && welshWords.contains(fact), "\(fact)")
        }
        for fact in ["£1,234.50", "We checked the bill.", "The bill was wrong in May.", "2.1 Complaints we take"] {
            #expect(englishWords.contains(fact) == welshWords.contains(fact), "\(fact)")
        }
        #expect(englishWords.contains("the end of Mon 20 Apr 2026"))
        #expect(welshWords.contains("diwedd dydd Llun 20 Ebrill 2026"))
        #expect(
            welshWords.contains(
                "10 diwrnod gwaith o ddydd Iau 2 Ebrill 2026 (diwrnod 0); mae dydd Gwener 3 Ebrill a dydd Llun 6 Ebrill yn wyliau banc"
            ))
        #expect(englishWords.contains("Wed 20 May 2026") == welshWords.contains("dydd Mercher 20 Mai 2026"))
        #expect(englishWords.numbers == welshWords.numbers)
    }

    @Test("are a document in Welsh, and say word by word what their text says", arguments: MessageKind.allCases)
    func document(kind: MessageKind) throws {
        let (english, welsh) = try pair(kind)
        #expect(welsh.language == .welsh && welsh.html.contains("<html lang=\"cy\">"))
        #expect(english.language == .english && english.html.contains("<html lang=\"en-GB\">"))
        #expect(welsh.wordsOfHTML == welsh.wordsOfText)
        #expect(welsh.text.split(separator: "\n").allSatisfy { $0.count <= 78 || !$0.contains(" ") })
        for trace in ["{", "}", "nil", "Optional", "  .", " .", " ,", "()", "\\(", "⟦"] {
            #expect(!welsh.text.contains(trace), "found \(trace)")
        }
    }

    @Test("leave nothing to fill in where only little is known", arguments: MessageKind.allCases)
    func bare(kind: MessageKind) {
        let message = MessageCatalogue.render(MessageSamples.bareFacts(kind, to: .complainant, in: .welsh))
        for trace in ["nil", "  .", " .", " ,", "()"] { #expect(!message.text.contains(trace), "found \(trace)") }
    }

    @Test("are for the complainant alone", arguments: MessageKind.allCases, [Party.provider, .caseworker, .scheme])
    func others(kind: MessageKind, party: Party) throws {
        let english = try MessageSamples.facts(kind, to: party)
        let asked = try MessageSamples.facts(kind, to: party, in: .welsh)
        #expect(asked.language == .english)
        #expect(MessageCatalogue.render(asked) == MessageCatalogue.render(english))
    }

    @Test("put every reason for closing in words", arguments: ClosingReason.allCases)
    func closingReasons(reason: ClosingReason) throws {
        let (english, welsh) = try pair(.closed) { $0.closingReason = reason }
        let bare = try pair(.closed) { $0.closingReason = nil }
        #expect(welsh.paragraphs.count == bare.welsh.paragraphs.count + 1)
        #expect(Set(welsh.paragraphs).isDisjoint(with: english.paragraphs.filter { $0 != "Adjudication" }))
    }

    @Test("give a reason in Welsh where it is ours, and as it was written where it is somebody's")
    func reasons() throws {
        let ours = try pair(.acknowledgement) { $0.explanationInWelsh = "Gallwn edrych ar eich cwyn." }.welsh
        #expect(ours.flat.contains("Gallwn edrych ar eich cwyn.") && !ours.flat.contains("The court said no."))
        let theirs = try pair(.acknowledgement) {
            $0.explanation = "The court said no."
            $0.explanationInWelsh = nil
        }.welsh
        #expect(theirs.text.contains("> The court said no.") && theirs.flat.contains("fel y cafodd ei ysgrifennu"))
    }

    @Test("say in Welsh what started a clock, whatever the rules of a case start one from")
    func startEvents() throws {
        let events = try StartEvents.inTheRules()
        #expect(events.count > 10)
        for event in events {
            let day = try #require(CalendarDay(iso8601: "2026-04-02"))
            let deadline = SchemeProfile.cisasStyle.deadline(.review, from: event, on: day)
            let words = try pair(.decision) { $0.deadline = deadline }.welsh.flat
            #expect(words.contains("Diwrnod 0 y diwrnod y") && !words.contains(event), "no Welsh for: \(event)")
        }
    }

    @Test("name remedies, findings and their lines")
    func remedies() throws {
        let words = try pair(.decision).welsh.flat
        #expect(words.contains("Llinell 1, ymddiheuriad A written apology"))
        #expect(words.contains("Llinell 2, taliad am amser a thrafferth (£1,234.50) For the lost days"))
        #expect(words.contains("Cyfanswm £1,234.50, gan gynnwys TAW."))
        #expect(words.contains("Tâl anghywir cadarnhawyd yn rhannol. The bill was wrong in May."))
    }
}

/// What the rules say about the events that start clocks: they stand where the clocks are started.
private enum StartEvents {
    static func inTheRules() throws -> Set<String> {
        let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)?.allObjects ?? []
        let sources = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        let events = try sources.flatMap { source in
            try String(contentsOf: source, encoding: .utf8).matches(of: /from: "([^"]+)"/).map { String($0.1) }
        }
        return Set(events.flatMap(withParties))
    }

    private static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Domain/Cases")

    /// Either side may be filled in.
    private static func withParties(_ event: String) -> [String] {
        guard event.contains("\\(") else { return [event] }
        return ["complainant", "provider"].map { event.replacing(/\\\([^)]*\)/, with: $0) }
    }
}

extension RenderedMessage {
    fileprivate var flat: String { wordsOfText.joined(separator: " ") }

    /// Each on one line.
    fileprivate var paragraphs: [String] {
        text.split(separator: "\n\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}

extension String {
    /// All the numbers in it.
    fileprivate var numbers: Set<Substring> { Set(split { !$0.isNumber }) }

    /// The document's title, which is read out before the rest.
    fileprivate var spoken: String {
        String(split(separator: "<title>").last?.split(separator: "</title>").first ?? "")
    }
}
