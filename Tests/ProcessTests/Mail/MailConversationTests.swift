import Foundation
import Postgres
import Testing
import TestSupport

extension Processes {
    /// What a complainant finds in a mailbox of Dovecot that Postfix delivered to.
    @Suite("The conversation of a case by mail", .enabled(if: MailServers.areInstalled, "\(MailServers.need)"))
    struct MailConversationTests {
        @Test("is one thread, in the language asked for, whichever part of a message is read", arguments: Person.all)
        func conversation(_ person: Person) async throws {
            try await Stage.run { stage in
                let servers = try await Self.open(stage)
                let talk = try await Conversation.begin(person, stage, servers)
                try await talk.providerDefends()
                try await talk.complainantAnswersByMail()
                try await talk.decide()
                try Self.checkThread(try await talk.mails())
                for mail in try await talk.mails() { try Self.check(mail, person, talk.accepted.reference) }
                let last = try #require(try await talk.mails().last)
                for type in Self.types { #expect(last.words(of: type)?.contains(person.sum) == true) }
                let events = try await stage.ledger.ask(ListMailTexts())
                #expect(events == ["complainant: \(Conversation.reply)"], "the answer by mail lies in the case")
                #expect(try await stage.ledger.ask(ListVerdicts()) == ["reply"])
            }
        }

        private static let types = ["text/plain", "text/html"]

        private static func open(_ stage: Stage) async throws -> MailServers {
            let servers = try await MailServers(on: stage)
            try await stage.start(.intakeAPI)
            try await stage.start(.scheduler, servers.settings)
            try await stage.start(.worker, servers.settings)
            return servers
        }

        /// As a mail program puts messages together: each names the one before and all the others, back to the first.
        private static func checkThread(_ mails: [ReadMail]) throws {
            let first = try #require(mails.first)
            #expect(first.header("In-Reply-To") == nil && first.header("References") == nil)
            let root = try #require(first.header("Message-ID"))
            var earlier = [root]
            for mail in mails.dropFirst() {
                let references = mail.identifiers("References")
                #expect(references.first == root)
                #expect(references.last == mail.header("In-Reply-To"))
                #expect(Set(references).isSuperset(of: earlier), "\(references) after \(earlier)")
                earlier.append(try #require(mail.header("Message-ID")))
            }
            #expect(Set(earlier).count == mails.count && mails.count >= 4)
            #expect(mails.last?.identifiers("References").contains(Conversation.replyID) == true)
        }

        private static func check(_ mail: ReadMail, _ person: Person, _ reference: String) throws {
            let spoken = "\(reference.prefix(4)) \(reference.suffix(4))"
            #expect(mail.defects.isEmpty)
            #expect(mail.header("Content-Language") == person.tag)
            #expect(mail.header("Subject")?.hasPrefix("[Redress \(spoken)] ") == true)
            #expect(mail.parts.map(\.type) == types)
            #expect(mail.parts.last?.text.contains("<html lang=\"\(person.tag)\">") == true)
            let (text, html) = (try #require(mail.words(of: types[0])), try #require(mail.words(of: types[1])))
            #expect(text == html)
            for fact in [spoken, "\(person.greeting) \(person.name),", "O2", "/cases/\(reference)?key=", person.next] {
                #expect(text.contains(fact), "\(fact) in \(text)")
            }
            #expect(!text.contains(person.otherGreeting))
        }
    }
}

extension Processes.MailConversationTests {
    /// Somebody who complains, and how they are written to.
    struct Person: Sendable, CustomTestStringConvertible {
        let name: String
        let mailbox: String
        let adjustments: String
        let tag: String
        let greeting: String
        let otherGreeting: String
        let next: String
        /// Of what the decision awards.
        let sum: String

        var testDescription: String { "\(name), \(tag)" }

        static let all = [
            Person(
                name: "Ann Example", mailbox: "ann", adjustments: "[]", tag: "en-GB", greeting: "Dear",
                otherGreeting: "Annwyl", next: "What happens next", sum: "In all £1,234.50"),
            Person(
                name: "Bedwyr Siôn", mailbox: "bedwyr", adjustments: "[\"welsh\"]", tag: "cy", greeting: "Annwyl",
                otherGreeting: "Dear", next: "Beth sy’n digwydd nesaf", sum: "Cyfanswm £1,234.50"),
        ]
    }

    /// One case from its complaint to its decision.
    struct Conversation {
        static let replyID = "<reply-1@people.test>"
        static let reply = "Nid felly y bu: this is not how it was."

        let person: Person
        let stage: Stage
        let servers: MailServers
        let accepted: API.Accepted

        static func begin(_ person: Person, _ stage: Stage, _ servers: MailServers) async throws -> Conversation {
            let complaint = Complaint(email: "\(person.mailbox)@people.test").with([
                "complainant": #"{"name": "\#(person.name)", "email": "\#(person.mailbox)@people.test"}"#,
                "adjustments": person.adjustments,
            ])
            let accepted = try #require(try await stage.api.attempt(complaint, key: nil))
            let talk = Conversation(person: person, stage: stage, servers: servers, accepted: accepted)
            try await talk.waitForMails(1)
            return talk
        }

        /// The provider's link comes by mail as well.
        func providerDefends() async throws {
            try await eventually("the provider is asked", within: .seconds(40)) {
                try !servers.messages(of: "o2").isEmpty
            }
            let token = try #require(try servers.messages(of: "o2").first?.providerToken)
            let defence = #"{"position": "defend", "text": "The charge is right."}"#
            try await stage.act(accepted, "provider-response", defence, token: token)
            try await waitForMails(2)
        }

        func complainantAnswersByMail() async throws {
            let invitation = try #require(try await mails().last)
            let address = try #require(invitation.header("Reply-To")?.split(separator: "<").last?.dropLast())
            try await servers.send(
                """
                From: \(person.mailbox)@people.test
                To: \(address)
                Subject: Re: your message
                Message-ID: \(Self.replyID)
                In-Reply-To: \(invitation.header("Message-ID") ?? "")

                \(Self.reply)

                """, from: "\(person.mailbox)@people.test", to: String(address))
            try await eventually("the answer is sorted", within: .seconds(40)) {
                try await stage.ledger.ask(ListVerdicts()) == ["reply"]
            }
        }

        func decide() async throws {
            try await stage.act(accepted, "comments", #"{"text": "It is wrong."}"#, token: accepted.accessToken)
            try await waitForMails(3)
            let draft = """
                {"findings": [{"outcome": "upheld", "reasons": "R."}], "remedies": [
                {"kind": "apology", "description": "A."},
                {"kind": "goodwill", "description": "G.", "amount_pence": 123450}]}
                """
            try await stage.act(
                accepted, "decision-draft", draft, token: try await stage.newStaff("caseworker", at: "people.test"))
            try await stage.act(
                accepted, "decision-signature", "{}", token: try await stage.newStaff("ombudsman", at: "people.test"))
            try await waitForMails(4)
        }

        /// What lies in the complainant's mailbox, as far down the thread as each says that it is: of two that came in
        /// the same second a mailbox does not tell which was first.
        func mails() async throws -> [ReadMail] {
            var mails: [ReadMail] = []
            for mail in try servers.messages(of: person.mailbox) { mails.append(try await mail.read(on: stage)) }
            return mails.sorted { $0.identifiers("References").count < $1.identifiers("References").count }
        }

        private func waitForMails(_ count: Int) async throws {
            try await eventually("\(person.mailbox) has \(count) messages", within: .seconds(40)) {
                try servers.messages(of: person.mailbox).count >= count
            }
        }
    }
}

/// Who wrote, and what, by the histories of cases.
private struct ListMailTexts: Statement {
    static let sql = """
        SELECT concat(mail ->> 'from', ': ', mail ->> 'text')
        FROM redress.case_history, LATERAL (SELECT event #> '{mailReceived,_0}') AS received (mail)
        WHERE event ? 'mailReceived'
        ORDER BY case_id, sequence
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
