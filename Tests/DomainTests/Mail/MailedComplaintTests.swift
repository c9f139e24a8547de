import Testing

@testable import Domain

@Suite("A complaint in a message")
struct MailedComplaintTests {
    private func read(_ text: String, subject: String = "Complaint", name: String = "Ann Example")
        -> MailedComplaint.Reading
    {
        var mail = InboundMail()
        mail.sender = MailSender(name: name, address: "ann@example.org")
        mail.subject = subject
        mail.text = MailText(text)
        return MailedComplaint(mail, today: CaseSamples.today, directory: .bundled).reading
    }

    private func draft(_ text: String) throws -> ComplaintDraft {
        guard case .whole(let draft) = read(text) else { throw NotWhole() }
        return draft
    }

    private struct NotWhole: Error {}

    private func unfinished(_ text: String, name: String = "Ann Example") -> UnfinishedComplaint? {
        if case .unfinished(let complaint) = read(text, name: name) { complaint } else { nil }
    }

    private func missing(_ text: String, name: String = "Ann Example") -> [ComplaintField]? {
        unfinished(text, name: name)?.missing
    }

    private let story = "They charged me twice for my broadband and will not pay it back, whatever I write."

    @Test("lines that name what they say are taken as said")
    func labels() throws {
        let draft = try draft(
            """
            Name: Ann B. Example
            Provider: Sky
            Service: broadband
            Account number: 12345
            First complained: 3 May 2026
            Postcode: SW1A 1AA

            \(story)
            """)
        #expect(draft.complainant.name == "Ann B. Example")
        #expect(draft.provider == ProviderID(rawValue: "sky"))
        #expect(draft.accountReference == "12345")
        #expect(draft.firstComplainedOn == CalendarDay(iso8601: "2026-05-03"))
        #expect(draft.complainant.postcode == "SW1A 1AA")
        #expect(draft.issues.contains(.billingIncorrectCharge))
    }

    @Test(
        "days are read as people in Britain write them",
        arguments: ["2026-05-03", "3/5/2026", "03.05.2026", "3 May 2026", "3rd may 2026", " 3-May-2026 "])
    func days(_ text: String) {
        #expect(CalendarDay(written: text) == CalendarDay(iso8601: "2026-05-03"))
    }

    @Test(
        "what is no day, or lies ahead, is left out, and the enquiry asks for it",
        arguments: ["May", "31/2/2026", "3/5/26", "2026-12-24", "1999-01-01", ""])
    func noDays(_ text: String) throws {
        #expect(try draft("Provider: O2\nFirst complained: \(text)\n\(story)").firstComplainedOn == nil)
    }

    @Test(
        "a provider is taken where it is named beyond doubt",
        arguments: [
            ("O2 charged me", "o2"), ("I am with Three and", "three"), ("Virgin Media will not", "virgin-media"),
            ("my EE contract", "ee"), ("Tesco Mobile broke", "tesco-mobile"), ("o2", "o2"),
        ])
    func providers(_ text: String, _ id: String) {
        #expect(ProviderNames(.bundled).mentioned(in: MailVocabulary.words(of: text)) == ProviderID(rawValue: id))
    }

    @Test(
        "common words and several names are no provider",
        arguments: ["Three weeks ago it broke", "The sky is blue now", "I moved from O2 to EE", "nobody", ""])
    func noProviders(_ text: String) {
        #expect(ProviderNames(.bundled).mentioned(in: MailVocabulary.words(of: text)) == nil)
    }

    @Test("what is missing is asked for by the form's own names")
    func missing() {
        #expect(missing("I want to complain. \(story)") == [ComplaintFields.provider])
        #expect(missing("I complain about O2. They charged me twice, and nobody listens.") == [ComplaintFields.service])
        #expect(missing("O2 mobile complaint") == [ComplaintFields.narrative])
        #expect(missing("O2, \(story)", name: "") == [ComplaintFields.name])
    }

    @Test("what could be read is kept as the form would have it")
    func answers() throws {
        let answers = try #require(unfinished("Provider: O2\nFirst complained: 3 May 2026\n\nThey charged me twice."))
            .answers
        #expect(answers["provider"] == "o2")
        #expect(answers["first_complained_on"] == "2026-05-03")
        #expect(answers["complained"] == "yes")
        #expect(answers[ComplaintFields.name.formName] == "Ann Example")
        #expect(answers[ComplaintFields.email.formName] == "ann@example.org")
        #expect(answers[ComplaintFields.narrative.formName]?.hasSuffix("They charged me twice.") == true)
        #expect(answers["service"] == nil)
    }

    @Test("a business says how many it employs, or is asked")
    func businesses() throws {
        #expect(missing("O2 and my firm, Example Ltd. \(story)") == [ComplaintFields.people])
        #expect(try draft("Provider: O2\nEmployees: 4\n\(story)").people == 4)
    }

    @Test("several fixed services are a bundle; a fixed one and a mobile are asked for")
    func services() throws {
        #expect(try draft("O2. My landline and my TV too. \(story)").service == .bundle)
        #expect(missing("O2. My mobile too. \(story)") == [ComplaintFields.service])
    }

    @Test("text of any length and letters is no more than a complaint may have")
    func bounds() throws {
        let long = try draft("O2. \(story) " + String(repeating: "é", count: 60_000))
        #expect(long.narrative.unicodeScalars.count == 20_000)
    }
}
