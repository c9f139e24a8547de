import Domain
import FoundationEssentials
import Testing

@Suite("The order in which mail is looked at")
struct MailSorterTests {
    private static let link = CaseLink(CaseID(rawValue: UUID()), .complainant, by: .address)

    private func sort(_ mail: InboundMail, _ known: KnownCorrespondence = .init()) -> MailVerdict {
        MailSorter(today: CaseSamples.today, directory: .bundled).verdict(on: mail, known)
    }

    private func mail(_ change: (inout InboundMail) -> Void = { _ in }) -> InboundMail {
        var mail = InboundMail()
        mail.sender = MailSender(name: "Ann Example", address: "ann@example.org")
        mail.subject = "Complaint about O2"
        mail.text = MailText("I complained to O2 about my mobile bill: they charged me twice and did nothing about it.")
        change(&mail)
        return mail
    }

    private func linked(_ change: (inout KnownCorrespondence) -> Void = { _ in }) -> KnownCorrespondence {
        var known = KnownCorrespondence()
        known.link = Self.link
        change(&known)
        return known
    }

    @Test("what came before is found before everything else")
    func repeated() {
        #expect(
            sort(mail { $0.automation.autoSubmitted = "auto-replied" }, linked { $0.isRepeated = true }) == .repeated)
    }

    @Test("our own mail and what has gone round is a loop, even where it has a right to a case")
    func loops() {
        #expect(sort(mail(), linked { $0.isOurs = true }) == .loop(sign: "our own message"))
        let marked = mail { $0.automation.loopMarks = ["cases@redress.example"] }
        #expect(sort(marked, linked { $0.ownAddresses = ["cases@redress.example"] }) == .loop(sign: "our own X-Loop"))
        #expect(sort(marked, linked { $0.ownAddresses = ["other@redress.example"] }) == .reply(Self.link))
        #expect(sort(mail { $0.automation.hops = 26 }, linked()) == .loop(sign: "26 hops"))
        #expect(sort(mail { $0.automation.hops = 25 }, linked()) == .reply(Self.link))
    }

    @Test("a report is a report, although it says of itself that it is automatic")
    func reports() {
        let report = DeliveryReport(outcome: .failed, status: "5.1.1", originalMessageID: "a@b")
        let bounce = mail {
            $0.report = report
            $0.automation.autoSubmitted = "auto-replied"
            $0.returnPath = ""
        }
        let notice = SentNotice(
            id: UUID(), caseID: Self.link.caseID, notice: Notice(.acknowledgement, to: .complainant), address: nil)
        #expect(sort(bounce, linked { $0.reported = notice }) == .report(report, about: notice))
        #expect(sort(bounce) == .report(report, about: nil))
    }

    @Test("a bounce without a report counts where its own address says which message it is about")
    func bareBounces() {
        let notice = SentNotice(
            id: UUID(), caseID: Self.link.caseID, notice: Notice(.acknowledgement, to: .complainant), address: nil)
        let bounce = mail {
            $0.sender = MailSender(name: "", address: "mailer-daemon@mx.example")
            $0.returnPath = ""
        }
        let failed = DeliveryReport(outcome: .failed, status: "", originalMessageID: nil)
        var known = KnownCorrespondence()
        #expect(sort(bounce, known) == .automatic(sign: "a null sender", nil))
        known.reported = notice
        #expect(sort(bounce, known) == .report(failed, about: notice))
        let absent = mail { $0.returnPath = "" }
        #expect(sort(absent, known) == .automatic(sign: "a null sender", nil), "somebody's vacation")
    }

    @Test(
        "what says that nobody wrote it is kept and never answered",
        arguments: ["auto-replied", "auto-generated", "auto-notified"])
    func automatic(_ word: String) {
        let away = mail { $0.automation.autoSubmitted = word }
        #expect(sort(away, linked()) == .automatic(sign: "Auto-Submitted: \(word)", Self.link))
        #expect(sort(away) == .automatic(sign: "Auto-Submitted: \(word)", nil))
        #expect(sort(mail { $0.automation.autoSubmitted = "no" }, linked()) == .reply(Self.link))
    }

    @Test("what only looks as if nobody wrote it is read by a person, and not answered")
    func weakSigns() {
        let looks: [(inout InboundMail) -> Void] = [
            { $0.subject = "Automatic reply: your message" }, { $0.automation.isFromList = true },
            { $0.automation.suppressesReplies = true },
            { $0.sender = MailSender(name: "", address: "noreply@example.org") },
        ]
        for look in looks {
            #expect(sort(mail(look), linked()) == .reply(Self.link))
            guard case .held(.perhapsAutomatic) = sort(mail(look)) else {
                Issue.record("would be answered")
                continue
            }
        }
    }

    @Test("a case that only is named is no way into it")
    func strangers() {
        var known = KnownCorrespondence()
        known.strangeCase = Self.link.caseID
        #expect(sort(mail(), known) == .held(.strangerToCase(Self.link.caseID)))
        known.link = Self.link
        #expect(sort(mail(), known) == .reply(Self.link))
    }

    @Test("a whole complaint becomes one, an unclear message waits for a person")
    func complaints() throws {
        guard case .complaint(let draft) = sort(mail()) else { throw NotAComplaint() }
        #expect(draft.provider == ProviderID(rawValue: "o2"))
        #expect(draft.service == .mobile)
        #expect(draft.channel == .email)
        #expect(draft.complainant.email == "ann@example.org")
        #expect(draft.complainant.preferredChannel == .email)
        #expect(draft.firstComplainedOn == nil)
        let hello = mail {
            $0.subject = "Hello"
            $0.text = MailText("When are you open?")
        }
        #expect(sort(hello) == .held(.unclear))
    }

    @Test("one sender does not open more than three cases in a day")
    func floods() {
        var known = KnownCorrespondence()
        known.complaintsToday = 3
        #expect(sort(mail(), known) == .held(.tooManyComplaints))
    }

    @Test("what cannot be read whole, or comes from nobody, waits for a person")
    func flaws() {
        #expect(sort(mail { $0.flaws = [.encrypted] }) == .held(.flawed(.encrypted)))
        #expect(sort(mail { $0.flaws = [.encrypted] }, linked()) == .reply(Self.link))
        #expect(sort(mail { $0.sender = nil }) == .held(.noSender))
        guard case .complaint = sort(mail { $0.flaws = [.textCut] }) else {
            Issue.record("text that was cut off is still there")
            return
        }
    }

    private struct NotAComplaint: Error {}
}
