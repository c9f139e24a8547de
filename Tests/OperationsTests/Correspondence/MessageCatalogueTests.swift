import Domain
import Operations
import Testing

@Suite("What the messages say")
struct MessageCatalogueTests {
    @Test(
        "every message to everybody says by when, why by then, on which clause, and where to act",
        arguments: MessageKind.allCases, Party.allCases)
    func whatAndWhen(kind: MessageKind, party: Party) throws {
        let message = MessageCatalogue.render(try MessageSamples.facts(kind, to: party))
        #expect(message.subject.hasPrefix("[Redress ABCD EFGH] "))
        #expect(message.text.hasPrefix(String(message.subject.dropFirst(20))))
        #expect(message.text.contains("Dear Zoë O’Hara,"))
        let flat = message.wordsOfText.joined(separator: " ")
        #expect(flat.contains("By the end of Mon 20 Apr 2026"))
        #expect(flat.contains("10 working days from Thu 2 Apr 2026 (day 0); Fri 3 and Mon 6 Apr are bank holidays"))
        #expect(flat.contains("clause 4.1 The provider's response"))
        #expect(flat.contains("Who has to act \(party == .provider ? "you" : "O2")"))
        #expect(flat.contains(MessageSamples.link))
        #expect(flat.contains("What happens next"))
    }

    @Test(
        "the HTML says word by word what the text says", arguments: MessageKind.allCases, Party.allCases)
    func sameWords(kind: MessageKind, party: Party) throws {
        let message = MessageCatalogue.render(try MessageSamples.facts(kind, to: party))
        #expect(message.wordsOfHTML == message.wordsOfText)
    }

    @Test(
        "nothing is left to fill in, whether all is known or only what every case has",
        arguments: MessageKind.allCases, Party.allCases)
    func nothingLeftOpen(kind: MessageKind, party: Party) throws {
        for facts in [try MessageSamples.facts(kind, to: party), MessageSamples.bareFacts(kind, to: party)] {
            let message = MessageCatalogue.render(facts)
            for trace in ["{", "}", "nil", "Optional", "  .", " .", " ,", "()", "\\("] {
                #expect(!message.text.contains(trace), "found \(trace)")
                #expect(!message.subject.contains(trace), "found \(trace)")
            }
        }
    }

    @Test("lines are short enough to read and to quote", arguments: MessageKind.allCases)
    func lineLength(kind: MessageKind) throws {
        let message = MessageCatalogue.render(try MessageSamples.facts(kind, to: .complainant))
        #expect(message.text.split(separator: "\n").allSatisfy { $0.count <= 78 || !$0.contains(" ") })
    }

    @Test("no subject names a person: subjects show on locked screens", arguments: MessageKind.allCases, Party.allCases)
    func subjectsAreDiscreet(kind: MessageKind, party: Party) throws {
        let subject = MessageCatalogue.render(try MessageSamples.facts(kind, to: party)).subject
        #expect(!subject.contains("Ada"))
        #expect(!subject.contains("Zoë"))
    }

    @Test("a request that starts the provider's time says that the time starts when it arrives")
    func startsOnDelivery() throws {
        var facts = try MessageSamples.facts(.providerRequest, to: .provider)
        #expect(!MessageCatalogue.render(facts).text.contains("The time starts on the day"))
        facts.deadlineStartsOnDelivery = true
        #expect(MessageCatalogue.render(facts).text.contains("The time starts on the day"))
    }

    @Test("remedies are listed with their numbers and their sum")
    func remedies() throws {
        let words = MessageCatalogue.render(try MessageSamples.facts(.decision, to: .complainant)).wordsOfText
            .joined(separator: " ")
        #expect(words.contains("Line 1, apology A written apology"))
        #expect(words.contains("Line 2, payment for time and trouble (£1,234.50) For the lost days"))
        #expect(words.contains("In all £1,234.50, including VAT."))
        #expect(words.contains("Incorrect charge upheld in part. The bill was wrong in May."))
    }

    @Test("evidence names the line that it is for, and no other")
    func evidencedLine() throws {
        let facts = try MessageSamples.facts(.remedyEvidence, to: .complainant, step: "line-1")
        let text = MessageCatalogue.render(facts).text
        #expect(text.contains("Line 1, apology"))
        #expect(!text.contains("Line 2"))
    }

    @Test("a complaint that came too early is told its opening day, or what to do first")
    func tooEarly() {
        var facts = MessageSamples.bareFacts(.tooEarlyNotice, to: .complainant)
        #expect(MessageCatalogue.render(facts).text.contains("Please complain to O2 first"))
        facts.opensOn = CalendarDay(iso8601: "2026-05-20")
        #expect(MessageCatalogue.render(facts).text.contains("from Wed 20 May 2026"))
    }

    @Test("every reason for closing is put in words", arguments: ClosingReason.allCases)
    func closingReasons(reason: ClosingReason) {
        let bare = MessageCatalogue.render(MessageSamples.bareFacts(.closed, to: .complainant)).text
        var facts = MessageSamples.bareFacts(.closed, to: .complainant)
        facts.closingReason = reason
        #expect(MessageCatalogue.render(facts).text.count > bare.count)
    }
}
