import Foundation
import Postgres
import Testing
import TestSupport

extension Processes {
    @Suite("Over a real Postfix and Dovecot", .enabled(if: MailServers.areInstalled, "\(MailServers.need)"))
    struct MailRoundTripTests {
        @Test("a complaint with two files becomes a case, its answer threads, and the reply lands in the case")
        func roundTrip() async throws {
            try await Stage.run { stage in
                let servers = try await Self.open(stage)
                try await servers.send(Self.complaint, from: "ann@people.test")
                let answer = try #require(await Self.firstMail(to: "ann", servers))
                #expect(answer.headers["in-reply-to"] == "<complaint-1@people.test>")
                #expect(answer.references == ["<complaint-1@people.test>"])
                let address = try #require(answer.headers["reply-to"]?.split(separator: "<").last?.dropLast())
                #expect(address.hasPrefix("complaints+c"))
                try await servers.send(
                    """
                    From: Ann Example <ann@people.test>
                    To: \(address)
                    Subject: Re: \(answer.headers["subject"] ?? "")
                    Message-ID: <reply-1@people.test>
                    In-Reply-To: \(answer.messageID)

                    Here is what I forgot.

                    On Monday 1 June Redress wrote:
                    > We have your complaint.

                    """, from: "ann@people.test", to: String(address))
                try await Self.wait(for: ["complaint", "reply"], stage)
                let events = try await stage.ledger.ask(ListMailEvents())
                #expect(events.map(\.party) == ["complainant", "complainant"])
                #expect(events.map(\.files) == ["bill.pdf 5 application/pdf, photo.jpg 5 image/jpeg", ""])
                #expect(events.last?.text == "Here is what I forgot.")
                #expect(try servers.messages(of: "o2").count == 1, "the provider was asked, and sees none of it")
                try await eventually("the files are evidence", within: .seconds(40)) {
                    try await stage.ledger.ask(ListEvidenceNames()) == ["bill.pdf", "photo.jpg"]
                }
            }
        }

        @Test("a bounce is recorded on its message, told to a person, and answered by nobody")
        func bounce() async throws {
            try await Stage.run { stage in
                let servers = try await Self.open(stage)
                try #require(await stage.api.attempt(Complaint(email: "nobody@people.test"), key: nil) != nil)
                try await Self.wait(for: ["report"], stage)
                #expect(try await stage.ledger.ask(ListBounces()) == ["acknowledgement 5.1.1"])
                #expect(try await stage.ledger.ask(ListOpenItems()) == ["complainant_unreachable"])
                try await Self.settle(stage, servers)
                #expect(try await stage.ledger.ask(ListVerdicts()) == ["report"])
            }
        }

        @Test("an out-of-office note is filed and not answered")
        func outOfOffice() async throws {
            try await Stage.run { stage in
                let servers = try await Self.open(stage)
                try #require(await stage.api.attempt(Complaint(email: "away@people.test"), key: nil) != nil)
                try await Self.wait(for: ["automatic"], stage)
                try await Self.settle(stage, servers)
                #expect(servers.robotAnswers.count == 1)
                #expect(try await stage.ledger.ask(ListVerdicts()) == ["automatic"])
                #expect(try await stage.ledger.ask(ListOpenItems()).isEmpty)
            }
        }

        /// The worst of robots: it answers everything, to whomever it is asked to, and nothing in it says what it is.
        @Test("two that answer everything do not write to each other for ever")
        func noLoop() async throws {
            try await Stage.run { stage in
                let servers = try await Self.open(stage)
                try await servers.send(
                    """
                    From: rude@people.test
                    To: complaints@in.redress.test
                    Subject: A complaint
                    Message-ID: <rude-1@people.test>

                    I want to complain about my mobile bill, and nobody at all has answered me for weeks.

                    """, from: "rude@people.test")
                try await Self.wait(for: ["incomplete", "held"], stage)
                try await Self.settle(stage, servers)
                #expect(servers.robotAnswers.count == 1, "one answer of ours, one of the robot's, and an end")
                #expect(try await stage.ledger.ask(ListVerdicts()) == ["incomplete", "held"])
                try await servers.send(
                    Self.complaint.replacing("ann@people.test", with: "rude@people.test"), from: "rude@people.test")
                try await Self.wait(for: ["incomplete", "held", "complaint", "reply"], stage)
                try await Self.settle(stage, servers)
                #expect(servers.robotAnswers.count == 2)
                #expect(try await stage.ledger.ask(ListVerdicts()).count == 4)
            }
        }

        // MARK: - the stage

        private static func open(_ stage: Stage) async throws -> MailServers {
            let servers = try await MailServers(on: stage)
            try await stage.start(.intakeAPI)
            try await stage.start(.scheduler, servers.settings)
            try await stage.start(.worker, servers.settings)
            return servers
        }

        private static func firstMail(to mailbox: String, _ servers: MailServers) async throws -> ReceivedMail? {
            try await eventually("\(mailbox) has mail", within: .seconds(40)) {
                try !servers.messages(of: mailbox).isEmpty
            }
            return try servers.messages(of: mailbox).first
        }

        private static func wait(for verdicts: [String], _ stage: Stage) async throws {
            try await eventually("mail is sorted as \(verdicts)", within: .seconds(40)) {
                try await stage.ledger.ask(ListVerdicts()) == verdicts
            }
        }

        /// Nothing is on its way any more: nothing waits in Postfix, in the mailbox or in the queue. Two looks, because
        /// a message may be between two of them during one.
        private static func settle(_ stage: Stage, _ servers: MailServers) async throws {
            var calm = 0
            try await eventually("nothing is on its way", within: .seconds(40)) {
                let delivered = try servers.messages(of: "complaints").count
                let sorted = try await stage.ledger.ask(ListVerdicts()).count
                let unfinished = try await stage.ledger.ask(CountOwnWork())
                let isCalm = servers.isIdle && delivered == sorted && unfinished == [0]
                calm = isCalm ? calm + 1 : 0
                return calm == 3
            }
        }

        private static let complaint = """
            From: Ann Example <ann@people.test>
            To: complaints@in.redress.test
            Subject: Complaint about O2
            Message-ID: <complaint-1@people.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b1

            --b1
            Content-Type: text/plain; charset=utf-8

            Name: Ann Example
            Provider: O2
            Service: mobile
            First complained: \(Date(timeIntervalSinceNow: -70 * 86_400).formatted(.iso8601.year().month().day()))

            They charged me twice for the same month and will not pay it back, whatever I write.
            --b1
            Content-Type: application/pdf; name=bill.pdf
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --b1
            Content-Type: image/jpeg; name=photo.jpg
            Content-Transfer-Encoding: base64

            aGVsbG8=
            --b1--

            """
    }
}

/// What became of what came in, in order.
struct ListVerdicts: Statement {
    static let sql = "SELECT verdict FROM redress.inbound_verdict ORDER BY sorted_at"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct ListBounces: Statement {
    static let sql = "SELECT kind || ' ' || bounce_status FROM redress.message WHERE bounced_at IS NOT NULL"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct ListOpenItems: Statement {
    static let sql = "SELECT kind FROM redress.staff_item WHERE resolved_at IS NULL ORDER BY kind"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// Unfinished jobs but the one that reads the mailbox for ever, and those that wait for a virus scanner.
private struct CountOwnWork: Statement {
    static let sql = """
        SELECT count(*) FROM queue.unfinished AS live
        JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
        WHERE job.kind NOT IN ('mail.collect', 'evidence.scan')
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

private struct ListEvidenceNames: Statement {
    static let sql = "SELECT file_name FROM redress.evidence WHERE state <> 'receiving' ORDER BY file_name"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// Mail in the histories of cases.
private struct ListMailEvents: Statement {
    struct Row: Sendable {
        let party: String
        let text: String
        let files: String
    }

    static let sql = """
        SELECT mail ->> 'from', mail ->> 'text', coalesce((
            SELECT string_agg(concat_ws(' ', file ->> 'name', file ->> 'size', file ->> 'type'), ', ')
            FROM jsonb_array_elements(mail -> 'attachments') AS file
        ), '')
        FROM redress.case_history, LATERAL (SELECT event #> '{mailReceived,_0}') AS received (mail)
        WHERE event ? 'mailReceived'
        ORDER BY case_id, sequence
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (party, text, files) = try row.decode((String, String, String).self)
        return Row(party: party, text: text, files: files)
    }
}
