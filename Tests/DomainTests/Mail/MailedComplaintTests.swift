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
        #expect(read("I want to complain. \(story)") == .lacks([ComplaintFields.provider]))
        #expect(
            read("I complain about O2. They charged me twice, and nobody there listens.")
                == .lacks([ComplaintFields.service]))
        #expect(read("O2 mobile complaint") == .lacks([ComplaintFields.narrative]))
        #expect(read("O2, \(story)", name: "") == .lacks([ComplaintFields.name]))
    }

    @Test("a business says how many it employs, or is asked")
    func businesses() throws {
        #expect(read("O2 and my firm, Example Ltd. \(story)") == .lacks([ComplaintFields.people]))
        #expect(try draft("Provider: O2\nEmployees: 4\n\(story)").people == 4)
    }

    @Test("several fixed services are a bundle; a fixed one and a mobile are asked for")
    func services() throws {
        #expect(try draft("O2. My landline and my TV too. \(story)").service == .bundle)
        #expect(read("O2. My mobile too. \(story)") == .lacks([ComplaintFields.service]))
    }

    @Test("text of any length and letters is no more than a complaint may have")
    func bounds() throws {
        let long = try draft("O2. \(story) " + String(repeating: "é", count: 60_000))
        #expect(long.narrative.unicodeScalars.count == 20_000)
    }
}
