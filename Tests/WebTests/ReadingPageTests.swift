import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("A page on which a case is read a second time")
struct ReadingPageTests {
    private let id = ReadingID(rawValue: UUID())
    private let formToken = String(repeating: "a1", count: 16)
    private var path: String { StaffPath.reading(id) }
    private var cookies: HTTPFields { .cookie("staff_session=\(TestEdge.staffKey)", "form=\(formToken)") }

    private func edge(_ stage: ReadingView.Stage? = nil) throws -> TestEdge {
        var edge = try TestEdge()
        let open = ReadingView.Stage.open(
            ReadingMaterial(
                complaint: ReceivedComplaint(
                    reference: SampleCase.reference, at: Date(timeIntervalSince1970: 0),
                    complaint: try SampleCase.draft),
                entries: [
                    TimelineEntry(at: Date(timeIntervalSince1970: 0), title: "O2 answered", detail: "It is <right>")
                ], evidence: [AskedEvidence.view()]))
        edge.reading = ReadingView(
            id: id, reference: SampleCase.reference, providerName: "O2", scheme: .cisasStyle,
            schemeTitle: "The scheme", dueOn: SampleCase.today,
            issues: [.billingIncorrectCharge, .switchingLostNumber], cap: 1_000_000, stage: stage ?? open)
        return edge
    }

    private func comparison(_ outcome: Finding.Outcome, isToBeSeen: Bool = false) -> ReadingView.Stage {
        let draft = Assessment(
            [.init(.billingIncorrectCharge, .upheld), .init(.switchingLostNumber, nil)], award: 5_000)
        let reading = Assessment(
            [.init(.billingIncorrectCharge, outcome), .init(.switchingLostNumber, .notUpheld)], award: 0)
        return .done(
            ReadingComparison(
                draft: draft, reading: reading, note: "Both bills show it", readAt: Date(timeIntervalSince1970: 0),
                isReader: true, isToBeSeen: isToBeSeen))
    }

    private func send(_ fields: [(String, String)], _ step: String = "result", to edge: TestEdge) async throws
        -> TestResponse
    {
        try await edge.post(form: [("form_token", formToken)] + fields, to: "\(path)/\(step)", headers: cookies)
    }

    private let whole = [
        ("outcome-0", "upheld"), ("outcome-1", "partly_upheld"), ("award", "£45.50"), ("note", "Both bills show it"),
    ]

    @Test("shows what both sides said and brought, the rules, and a finding to make on each issue")
    func open() async throws {
        let text = try await edge().ask(.get, path, headers: cookies).text
        for part in [
            "It is &lt;right&gt;", "/code-of-practice/cisas-style", "name=\"outcome-1\"", "name=\"award\"",
            "href=\"\(path)/evidence/\(AskedEvidence.id.text)\"", "action=\"\(path)/result\"",
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test("is for nobody who is not signed in, nor for an id that cannot be one")
    func strangers() async throws {
        let edge = try edge()
        #expect(try await edge.ask(.get, path).headers[.location] == "/staff/sign-in")
        #expect(try await edge.ask(.get, path, headers: .cookie("staff_session=rk_other")).status == .notFound)
        #expect(try await edge.ask(.get, "/staff/readings/null").status == .notFound)
        #expect(
            try await edge.ask(.get, StaffPath.reading(ReadingID(rawValue: UUID())), headers: cookies).status
                == .notFound)
        let unsigned = try await edge.post(
            form: [("form_token", formToken)] + whole, to: "\(path)/result", headers: .cookie("form=\(formToken)"))
        #expect(unsigned.status == .forbidden)
        let forged = try await edge.post(form: whole, to: "\(path)/result", headers: cookies)
        #expect(forged.status == .forbidden && edge.asked.readings.isEmpty)
    }

    @Test("takes a finding on every issue, the money and why")
    func finish() async throws {
        let edge = try edge()
        let answer = try await send(whole, to: edge)
        #expect(answer.status == .seeOther && answer.headers[.location] == path)
        let asked = try #require(edge.asked.readings.first)
        #expect(asked.assessment.lines.map(\.outcome) == [.upheld, .partlyUpheld])
        #expect(asked.assessment.issues == [.billingIncorrectCharge, .switchingLostNumber])
        #expect(asked.assessment.award == 4_550 && asked.note == "Both bills show it")
    }

    @Test(
        "names the field that is wrong, keeps what was typed, and takes nothing",
        arguments: [
            ("outcome-1", "", "href=\"#outcome-1-upheld\""), ("outcome-0", "maybe", "href=\"#outcome-0-upheld\""),
            ("award", "", "Enter the amount, or 0"), ("award", "a lot", "The amount must be an amount in pounds"),
            ("award", "10000.01", "The amount must be at most £10,000.00"), ("note", " ", "Say why"),
            ("note", String(repeating: "x", count: 2_001), "must have at most 2000 characters"),
        ])
    func wrong(_ field: String, _ value: String, _ message: String) async throws {
        let edge = try edge()
        let answer = try await send(whole.map { $0.0 == field ? (field, value) : $0 }, to: edge)
        #expect(answer.status == .unprocessableContent && answer.text.contains(message), "\(message)")
        #expect(answer.text.contains("<title>Error: "))
        if field != "award" { #expect(answer.text.contains("value=\"£45.50\"")) }
        #expect(edge.asked.readings.isEmpty)
    }

    @Test("says why it was not taken: it was finished before")
    func finishedBefore() async throws {
        var edge = try edge()
        edge.actionError = ActionRefused(
            code: "reading_done", explanation: "This reading is finished.", status: .awaitingSignature)
        let answer = try await send(whole, to: edge)
        #expect(answer.status == .unprocessableContent && answer.text.contains("This reading is finished."))
    }

    @Test("once done shows both side by side and cannot be changed; an ombudsman says that it was seen")
    func done() async throws {
        let differs = try await edge(comparison(.notUpheld)).ask(.get, path, headers: cookies).text
        #expect(differs.contains("The two differ") && differs.contains("£50.00") && differs.contains("£0.00"))
        #expect(differs.contains("Both bills show it") && !differs.contains("name=\"outcome-0\""))
        #expect(!differs.contains("/seen"))
        let toBeSeen = try edge(comparison(.notUpheld, isToBeSeen: true))
        #expect(try await toBeSeen.ask(.get, path, headers: cookies).text.contains("action=\"\(path)/seen\""))
        #expect(try await send([], "seen", to: toBeSeen).headers[.location] == path)
        #expect(try await send([], "taking", to: toBeSeen).headers[.location] == path)
    }

    @Test("stands in the place of the case while it is open; the API says so")
    func inPlaceOfTheCase() async throws {
        var edge = try edge()
        edge.blindReading = id
        let page = try await edge.ask(.get, StaffPath.page(SampleCase.reference), headers: cookies)
        #expect(page.status == .seeOther && page.headers[.location] == path)
        let api = try await edge.ask(
            .get, "/v1/cases/\(SampleCase.reference.text)", headers: .bearer(TestEdge.staffKey))
        #expect(try api.status == .conflict && api.json()["code"]?.stringValue == "reads_blind")
        let step = try await edge.post(
            form: [("form_token", formToken)], to: "\(StaffPath.page(SampleCase.reference))/decision-signature",
            headers: cookies)
        #expect(step.status == .conflict && step.text.contains(path))
    }

    @Test("is on the work list of who has it, and of who may take one that nobody has")
    func list() async throws {
        var edge = try edge()
        func reading(_ id: ReadingID) -> WorkReading {
            WorkReading(id: id, reference: SampleCase.reference, providerName: "O2", dueOn: SampleCase.today)
        }
        let free = ReadingID(rawValue: UUID())
        edge.work = WorkList(
            staff: TestEdge.staff, cases: [],
            items: [
                WorkItem(
                    reference: SampleCase.reference, providerName: "O2", kind: .secondReadingDiffers,
                    raisedAt: Date(timeIntervalSince1970: 0), reading: id)
            ], readings: [reading(id)], freeReadings: [reading(free)])
        let text = try await edge.ask(.get, "/staff", headers: cookies).text
        #expect(text.components(separatedBy: "href=\"\(path)\"").count == 3, "to read, and where it differs")
        #expect(text.contains("action=\"\(StaffPath.reading(free))/taking\""))
        edge.work = WorkList(staff: TestEdge.staff, cases: [], items: [])
        #expect(try await !edge.ask(.get, "/staff", headers: cookies).text.contains("second time"))
    }
}
