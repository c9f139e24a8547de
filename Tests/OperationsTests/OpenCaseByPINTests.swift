import Domain
import Operations
import TestSupport
import Testing

@Suite(.database) struct OpenCaseByPINTests {
    private let office: SmallOffice
    private let open: OpenCaseByPIN

    init() throws {
        office = try SmallOffice()
        open = OpenCaseByPIN(office.office)
    }

    private func accepted(isOnPaper: Bool) async throws -> AcceptedComplaint {
        let draft = try SmallOffice.draft("Charged twice", isOnPaper: isOnPaper)
        return try await office.accept(Submission(draft: draft, client: "test"))
    }

    /// The eight digits after "your PIN," in a letter.
    private func pin(in letter: String) -> String {
        let words = letter.replacing("\n", with: " ")
        guard let start = words.firstRange(of: "your PIN, ")?.upperBound else { return "" }
        return String(words[start...].prefix(9).filter(\.isNumber))
    }

    @Test("somebody without e-mail finds the PIN in the letter, and it opens the case; no link has to be typed")
    func opens() async throws {
        let accepted = try await accepted(isOnPaper: true)
        try await office.work()
        let letter = try #require(office.postOffice.letters.first)
        #expect(letter.contains("/track") && !letter.contains("key="))
        let key = try await open(accepted.reference, pin: pin(in: letter))
        #expect(key == accepted.accessToken)
        #expect(try await office.show(accepted.reference, credential: .bearer(key)).viewer == .complainant)
    }

    @Test("guessing ends after twenty tries a day, right or wrong, and costs other cases nothing")
    func guessing() async throws {
        let guessed = try await accepted(isOnPaper: true)
        let other = try await accepted(isOnPaper: true)
        try await office.work()
        let letter = try #require(
            office.postOffice.letters.first { $0.contains(guessed.reference.spoken) })
        let right = pin(in: letter)
        let wrong = right == "00000000" ? "00000001" : "00000000"
        for _ in 0..<OpenCaseByPIN.triesPerDay {
            await #expect(throws: CaseAccessError.notFound) { try await open(guessed.reference, pin: wrong) }
        }
        await #expect(throws: TooManyTries.self) { try await open(guessed.reference, pin: right) }
        await #expect(throws: CaseAccessError.notFound) { try await open(other.reference, pin: wrong) }
    }

    @Test("whoever gets mail has a link, and no PIN")
    func byMail() async throws {
        let accepted = try await accepted(isOnPaper: false)
        try await office.work()
        #expect(office.postOffice.letters.isEmpty)
        #expect(office.postOffice.mails.allSatisfy { !String(decoding: $0.raw, as: UTF8.self).contains("PIN") })
        await #expect(throws: CaseAccessError.notFound) { try await open(accepted.reference, pin: "12345678") }
    }
}
