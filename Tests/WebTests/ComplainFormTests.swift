import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("The complaint form")
struct ComplainFormTests {
    @Test("a filled form is taken under the page's own key and leads to the confirmation")
    func sent() async throws {
        let edge = try TestEdge()
        let response = try await edge.post(form: SampleCase.form, to: "/complain")
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/cases/\(SampleCase.reference.text)/sent")
        let cookie = try #require(response.headers[.setCookie])
        #expect(cookie.contains("case_key=\(TestEdge.complainantKey)"))
        #expect(cookie.contains("Path=/cases/\(SampleCase.reference.text)"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        let submission = try #require(edge.asked.submissions.first)
        #expect(submission.idempotencyKey == "0123456789abcdef0123456789abcdef")
        #expect(submission.draft.issues == [.billingIncorrectCharge, .customerServiceNoAction])
        #expect(submission.draft.narrative == "I was charged twice.\nNobody answered.")
        #expect(submission.draft.firstComplainedOn?.iso8601 == "2026-01-05")
        #expect(submission.draft.channel == .online)
        #expect(!submission.draft.beforeCourt)
    }

    @Test("the confirmation shows the reference in two groups, the outcome and the secret link")
    func confirmation() async throws {
        let response = try await TestEdge().ask(
            .get, "/cases/\(SampleCase.reference.text)/sent",
            headers: .cookie("case_key=\(TestEdge.complainantKey)"))
        #expect(response.text.contains(SampleCase.reference.spoken))
        #expect(response.text.contains("?key=\(TestEdge.complainantKey)"))
        let stranger = try await TestEdge().ask(.get, "/cases/\(SampleCase.reference.text)/sent")
        #expect(stranger.status == .seeOther)
    }

    @Test("a form with mistakes comes back with a summary first, the same words at each field, and all that was typed")
    func mistakes() async throws {
        let response = try await TestEdge().post(
            form: [
                ("submission_key", "k1"), ("provider", "o2"), ("issues", "billing.incorrect_charge"),
                ("complainant_email", "nobody"), ("first_complained_on-day", "31"),
                ("first_complained_on-month", "2"), ("first_complained_on-year", "2026"),
                ("narrative", "Half a story"), ("before_court", "on"),
            ], to: "/complain")
        #expect(response.status == .unprocessableContent)
        let text = response.text
        #expect(text.contains("<title>Error: Make a complaint"))
        let main = try #require(text.split(separator: "<main", maxSplits: 1).last)
        let summary = try #require(main.range(of: "There is a problem"))
        let heading = try #require(main.range(of: "<h1>"))
        #expect(summary.lowerBound < heading.lowerBound)
        #expect(text.contains("tabindex=\"-1\" autofocus"))
        for (anchor, message) in [
            ("#complainant_name", "Enter your full name"), ("#service-mobile", "Choose the service"),
            ("#first_complained_on-day", "The date of your first complaint must be a real date, such as 9 4 2026"),
        ] {
            #expect(text.contains("<a href=\"\(anchor)\">\(message)</a>"))
            #expect(text.contains("</span>\(message)</span>"))
        }
        #expect(text.contains(">\nHalf a story</textarea>"))
        #expect(text.contains("<option value=\"o2\" selected>"))
        #expect(text.contains("name=\"before_court\" value=\"on\" checked"))
        #expect(text.contains("name=\"submission_key\" value=\"k1\""))
    }

    @Test("every field of the complaint has an input, and every link of the summary leads to one")
    func everyField() async throws {
        let text = try await TestEdge().ask(.get, "/complain").text
        for field in ComplaintFields.all where field.kind != .object && field.name != "channel" {
            let anchor = ComplainForm.anchor(for: field.formName).dropFirst()
            #expect(text.contains("id=\"\(anchor)\""), "\(field.formName)")
        }
    }

    @Test("each page has a key of its own, so that a second complaint is not taken for the first")
    func ownKeys() async throws {
        let edge = try TestEdge()
        let pages = [try await edge.ask(.get, "/complain").text, try await edge.ask(.get, "/complain").text]
        #expect(pages[0] != pages[1])
    }

    @Test("the same page sent again with other words is not dropped silently")
    func otherWords() async throws {
        var edge = try TestEdge()
        edge.submissionError = SubmissionError.keyReusedWithOtherBody
        let response = try await edge.post(form: SampleCase.form, to: "/complain")
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("You have already sent a complaint from this page"))
        #expect(!response.text.contains("0123456789abcdef0123456789abcdef"))
    }

    @Test(
        "another site cannot send the form",
        arguments: [
            (HTTPField.Name.fetchSite, "cross-site"), (.fetchSite, "same-site"), (.origin, "https://evil.example"),
        ])
    func otherSites(name: HTTPField.Name, value: String) async throws {
        let edge = try TestEdge()
        let response = try await edge.post(form: SampleCase.form, to: "/complain", headers: [name: value])
        #expect(response.status == .forbidden)
        #expect(edge.asked.submissions.isEmpty)
    }
}
