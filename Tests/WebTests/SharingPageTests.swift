import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("A page on which staff share a file")
struct SharingPageTests {
    private let path = "/staff/cases/\(SampleCase.reference.text)/evidence/\(AskedEvidence.id.text)"
    private let formToken = String(repeating: "a1", count: 16)
    private let asked = AskedEvidence()
    private var cookies: HTTPFields { .cookie("staff_session=\(TestEdge.staffKey)", "form=\(formToken)") }

    private func edge(isShareable: Bool = true, kind: EvidenceKind = .pdf) throws -> TestEdge {
        var edge = try TestEdge()
        edge.staffSeesCases = true
        edge.evidence = asked.operations()
        var file = AskedEvidence.view(kind: kind)
        file.isShareable = isShareable
        edge.view.evidence = [file]
        return edge
    }

    private func send(_ file: String?, text: String, token: String? = nil, to edge: TestEdge) async throws
        -> TestResponse
    {
        var headers = cookies
        headers[.contentType] = "multipart/form-data; boundary=x"
        let fields = [("form_token", token ?? formToken), ("redaction-text", text)].map {
            "--x\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }
        let part = file.map {
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"redacted.pdf\"\r\n\r\n\($0)\r\n"
        }
        let body = fields.joined() + (part ?? "") + "--x--\r\n"
        headers[.contentLength] = "\(body.utf8.count)"
        return try await edge.ask(.post, "\(path)/redaction", headers: headers, body: body)
    }

    @Test("says who will see the file, and offers both ways; of a kind that cannot be copied only the redacted one")
    func page() async throws {
        let text = try await edge().ask(.get, "\(path)/sharing", headers: cookies).text
        #expect(text.contains("is seen by O2, and cannot be taken back"))
        #expect(text.contains("action=\"\(path)/sharing\"") && text.contains("action=\"\(path)/redaction\""))
        let mail = try await edge(kind: .mail).ask(.get, "\(path)/sharing", headers: cookies).text
        #expect(!mail.contains("action=\"\(path)/sharing\"") && mail.contains("action=\"\(path)/redaction\""))
        let shared = try await edge(isShareable: false).ask(.get, "\(path)/sharing", headers: cookies).text
        #expect(!shared.contains("<form method=\"post\" action=\"\(path)"))
    }

    @Test("shares a copy, or says why it cannot, and only to who is signed in")
    func share() async throws {
        let edge = try edge()
        let form = [("form_token", formToken)]
        let stranger = HTTPFields.cookie("case_key=\(TestEdge.complainantKey)", "form=\(formToken)")
        #expect(try await edge.post(form: form, to: "\(path)/sharing", headers: stranger).status == .forbidden)
        #expect(try await edge.post(form: [], to: "\(path)/sharing", headers: cookies).status == .forbidden)
        #expect(asked.shares == 0)
        #expect(try await edge.ask(.get, "\(path)/sharing").status == .seeOther)
        let nonsense = "/staff/cases/\(SampleCase.reference.text)/evidence/null/sharing"
        #expect(try await edge.ask(.get, nonsense).status == .notFound)
        let done = try await edge.post(form: form, to: "\(path)/sharing", headers: cookies)
        #expect(done.status == .seeOther && done.headers[.location]?.hasSuffix("#evidence") == true)
        #expect(asked.shares == 1)
        asked.refuse(
            with: ActionRefused(
                code: "shared_before", explanation: "This file is shared already.", status: .awaitingProvider))
        let again = try await edge.post(form: form, to: "\(path)/sharing", headers: cookies)
        #expect(again.status == .unprocessableContent && again.text.contains("This file is shared already."))
    }

    @Test("takes a redacted file with what was blacked out and why; what is missing is said at its input")
    func redact() async throws {
        let edge = try edge()
        let lacking = try await send(nil, text: "", to: edge)
        #expect(lacking.status == .unprocessableContent)
        #expect(lacking.text.contains("#redaction-text") && lacking.text.contains("#evidence-file"))
        #expect(try await send("%PDF", text: "A name", token: "wrong", to: edge).status == .forbidden)
        #expect(asked.redactions.isEmpty)
        #expect(try await send("%PDF-1.7", text: "A name", to: edge).status == .seeOther)
        #expect(asked.redactions == ["A name"] && asked.poured == Array("%PDF-1.7".utf8))
        asked.refuse(with: EvidenceRefusal.notFlattenable)
        let text = try await send("Dear", text: "A name", to: edge)
        #expect(text.status == .unprocessableContent && text.text.contains("must be a PDF or a picture"))
    }
}
