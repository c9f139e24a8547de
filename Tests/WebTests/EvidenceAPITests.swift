import Domain
import Foundation
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("Evidence over the API")
struct EvidenceAPITests {
    private let path = "/v1/cases/\(SampleCase.reference.text)/evidence"
    private var file: String { "\(path)/\(AskedEvidence.id.text)" }
    private let key = HTTPFields.bearer(TestEdge.complainantKey)
    private let asked = AskedEvidence()

    private func edge(_ content: Evidence = AskedEvidence.evidence()) throws -> TestEdge {
        var edge = try TestEdge()
        edge.evidence = asked.operations(content: content)
        edge.view.evidence = [AskedEvidence.view(.receiving)]
        edge.view.evidenceRoom = EvidenceRoom(files: 49, bytes: 1000)
        return edge
    }

    @Test("a file is announced, and the answer says where to send it")
    func announce() async throws {
        let body = #"{"file_name":"bill.pdf","description":"The bill","size":5}"#
        let response = try await edge().post(json: body, to: path, headers: key)
        #expect(response.status == .created)
        #expect(response.headers[.location] == file)
        #expect(response.headers[.uploadOffset] == "0")
        #expect(response.headers[.uploadLength] == "5")
        #expect(asked.added.map(\.fileName) == ["bill.pdf"])
    }

    @Test("every field that is wrong is named, and nothing is announced")
    func wrongFields() async throws {
        let response = try await edge().post(json: #"{"size":0,"file_name":"","kind":"pdf"}"#, to: path, headers: key)
        #expect(response.status == .unprocessableContent)
        #expect(try Set(response.pointers()) == ["/size", "/file_name", "/description", "/kind"])
        #expect(asked.added.isEmpty)
    }

    @Test("bytes go on where the sender says")
    func send() async throws {
        var headers = key
        headers[.contentType] = "application/offset+octet-stream"
        headers[.uploadOffset] = "3"
        let response = try await edge().ask(.patch, file, headers: headers, body: "lo")
        #expect(response.status == .noContent)
        #expect(response.headers[.uploadOffset] == "5")
        #expect(asked.offsets == [3])
        #expect(asked.poured == Array("lo".utf8))
    }

    @Test("bytes without an offset or of another content type are refused unread")
    func malformed() async throws {
        var headers = key
        headers[.contentType] = "application/offset+octet-stream"
        for offset in [nil, "-1", "x"] {
            headers[.uploadOffset] = offset
            #expect(try await edge().ask(.patch, file, headers: headers, body: "lo").status == .badRequest)
        }
        headers[.uploadOffset] = "0"
        headers[.contentType] = "application/pdf"
        #expect(try await edge().ask(.patch, file, headers: headers, body: "lo").status == .unsupportedMediaType)
        #expect(asked.offsets.isEmpty)
    }

    struct Refusal: Sendable {
        let error: any Error & Sendable
        let status: Int
        let kind: String
    }

    private static let answers = [
        Refusal(error: UploadConflict(offset: 4), status: 409, kind: "wrong-offset"),
        Refusal(error: EvidenceRefusal.unknownKind, status: 415, kind: "unsupported-media-type"),
        Refusal(error: EvidenceRefusal.frozen(.investigating), status: 409, kind: "not-possible-now"),
        Refusal(error: EvidenceRefusal.fileTooLarge, status: 422, kind: "invalid-fields"),
        Refusal(error: UploadTooLong(size: 5), status: 413, kind: "body-too-large"),
        Refusal(error: UploadTooShort(), status: 400, kind: "bad-request"),
        Refusal(error: CaseAccessError.notFound, status: 404, kind: "not-found"),
    ]

    @Test("a refusal says why", arguments: answers)
    func refusal(_ refusal: Refusal) async throws {
        asked.refuse(with: refusal.error)
        var headers = key
        headers[.contentType] = "application/offset+octet-stream"
        headers[.uploadOffset] = "0"
        let response = try await edge().ask(.patch, file, headers: headers, body: "hello")
        #expect(response.status.code == refusal.status)
        #expect(try response.json()["type"]?.stringValue?.hasSuffix("#\(refusal.kind)") == true)
        if let conflict = refusal.error as? UploadConflict {
            #expect(response.headers[.uploadOffset] == "\(conflict.offset)")
        }
    }

    @Test("HEAD tells how much is here")
    func head() async throws {
        let response = try await edge().ask(.head, file, headers: key)
        #expect(response.status == .ok)
        #expect(response.headers[.uploadOffset] == "5")
        #expect(response.headers[.cacheControl] == "no-store")
    }

    @Test("the list says what is there and what may still come")
    func list() async throws {
        let json = try await edge().ask(.get, path, headers: key).json()
        #expect(json["files_left"] == 49)
        #expect(json["evidence"]?.arrayValue?.first?["state"] == "receiving")
    }

    @Test("content is an attachment in a sandbox, of the type that it is and under a name that ends so")
    func content() async throws {
        let sent = AskedEvidence.evidence(name: "r\u{E9}sum\u{E9} \"<x>\".html", kind: .text)
        let response = try await edge(sent).ask(.get, "\(file)/content", headers: key)
        #expect(response.status == .ok)
        #expect(response.text == "hello")
        #expect(response.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(
            response.headers[.contentDisposition]
                == "attachment; filename=\"r_sum_ <x>.html.txt\"; filename*=UTF-8''r%C3%A9sum%C3%A9%20%3Cx%3E.html.txt")
        #expect(response.headers[.contentTypeOptions] == "nosniff")
        #expect(response.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox; frame-ancestors 'none'")
    }

    @Test("what may not be opened is not there")
    func closed() async throws {
        let response = try await edge(AskedEvidence.evidence(.stored)).ask(.get, "\(file)/content", headers: key)
        #expect(response.status == .notFound)
    }

    @Test("without a key nothing, whatever is asked", arguments: [HTTPRequest.Method.get, .post, .patch, .delete])
    func noKey(method: HTTPRequest.Method) async throws {
        let address = method == .post ? path : file
        #expect(try await edge().ask(method, address, body: "{}").status == .unauthorized)
    }

    @Test("where no evidence is kept there is nowhere to send it")
    func notKept() async throws {
        let body = #"{"file_name":"bill.pdf","description":"The bill","size":5}"#
        #expect(try await TestEdge().post(json: body, to: path, headers: key).status == .notFound)
    }
}

@Suite("Evidence on the pages")
struct EvidencePageTests {
    private let path = "/cases/\(SampleCase.reference.text)"
    private let formToken = String(repeating: "a1", count: 16)
    private let asked = AskedEvidence()
    private var cookies: HTTPFields { .cookie("case_key=\(TestEdge.complainantKey)", "form=\(formToken)") }

    private func edge(_ states: EvidenceState...) throws -> TestEdge {
        var edge = try TestEdge()
        edge.evidence = asked.operations()
        edge.view.evidence = states.map { AskedEvidence.view($0) }
        edge.view.evidenceRoom = EvidenceRoom(files: 49, bytes: 30 * 1024 * 1024)
        return edge
    }

    private func send(
        _ file: String?, named name: String = "bill.pdf", description: String = "The bill", token: String? = nil,
        to edge: TestEdge
    ) async throws -> TestResponse {
        var headers = cookies
        headers[.contentType] = "multipart/form-data; boundary=----WebKitFormBoundary7"
        let fields = [("form_token", token ?? formToken), ("evidence-description", description)].map {
            "------WebKitFormBoundary7\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }
        let part = file.map {
            "------WebKitFormBoundary7\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n\($0)\r\n"
        }
        let body = fields.joined() + (part ?? "") + "------WebKitFormBoundary7--\r\n"
        headers[.contentLength] = "\(body.utf8.count)"
        return try await edge.ask(.post, "\(path)/evidence", headers: headers, body: body)
    }

    @Test("the page shows each file with its state, links only what is clean, and says what is left")
    func page() async throws {
        let text = try await edge(.stored, .clean, .infected).ask(.get, path, headers: cookies).text
        #expect(text.contains("Being checked for viruses"))
        #expect(text.contains("Refused: a virus was found"))
        #expect(text.contains("My &lt;bill&gt;"))
        #expect(text.components(separatedBy: "href=\"\(path)/evidence/").count == 2)
        #expect(text.contains("href=\"\(path)/evidence\">Add a file</a>"))
    }

    @Test("the evidence's page says what is taken and what is left, in the reader's language")
    func evidencePage() async throws {
        let text = try await edge(.clean).ask(.get, "\(path)/evidence", headers: cookies).text
        #expect(text.contains("enctype=\"multipart/form-data\""))
        #expect(text.contains("You can still add 49 files, 30 MB in all."))
        let welsh = try await edge(.stored).ask(.get, "\(path)/evidence?lang=cy", headers: cookies).text
        #expect(welsh.contains("Yn cael ei gwirio am feirysau"))
        #expect(welsh.contains("Gallwch ychwanegu 49 ffeil arall, 30 MB i gyd."))
    }

    @Test("who has no key is led to where one can be entered")
    func keyless() async throws {
        let response = try await edge().ask(.get, "\(path)/evidence")
        #expect(response.headers[.location] == "/track?reference=\(SampleCase.reference.text)")
    }

    @Test("the provider brings its files on a page of its own")
    func provider() async throws {
        var edge = try edge(.clean)
        edge.view.viewer = .provider
        let cookies = HTTPFields.cookie("provider_key=\(TestEdge.providerKey)", "form=\(formToken)")
        let text = try await edge.ask(.get, "\(path)/provider/evidence", headers: cookies).text
        #expect(text.contains("action=\"\(path)/provider/evidence\""))
        #expect(text.contains("href=\"\(path)/provider/evidence/\(AskedEvidence.id.text)\" download"))
        let page = try await edge.ask(.get, "\(path)/provider", headers: cookies).text
        #expect(page.contains("href=\"\(path)/provider/evidence\">Add a file</a>"))
    }

    @Test("a browser's form brings the file as it is, and leads back to the page")
    func upload() async throws {
        let response = try await send("%PDF-1.7\r\n--\r\n", to: edge())
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "\(path)/evidence?done=added")
        #expect(asked.poured == Array("%PDF-1.7\r\n--\r\n".utf8))
        #expect(asked.added.map(\.description) == ["The bill"])
    }

    @Test("without the page's token nothing is taken")
    func forgery() async throws {
        #expect(try await send("x", token: String(repeating: "b2", count: 16), to: edge()).status == .forbidden)
        #expect(asked.added.isEmpty)
    }

    @Test("what is missing is said at its input, and the description stays")
    func missing() async throws {
        let response = try await send("", named: "", to: edge())
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("<a href=\"#evidence-file\">Select a file</a>"))
        #expect(response.text.contains("value=\"The bill\""))
        let undescribed = try await send("x", description: " ", to: edge())
        #expect(undescribed.text.contains("<a href=\"#evidence-description\">Say what the file shows</a>"))
        #expect(asked.added.isEmpty)
    }

    @Test("a file that is refused is taken away again, and the page says why")
    func refused() async throws {
        asked.refuse(with: EvidenceRefusal.unknownKind)
        let response = try await send("<svg>", to: edge())
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("The selected file is of a kind that we do not take"))
        #expect(asked.removals == 1)
    }

    @Test("a form that breaks off in the middle of its file leaves nothing")
    func brokenOff() async throws {
        var headers = cookies
        headers[.contentType] = "multipart/form-data; boundary=X"
        let body =
            "--X\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n\(formToken)\r\n"
            + "--X\r\nContent-Disposition: form-data; name=\"evidence-description\"\r\n\r\nA bill\r\n"
            + "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf of"
        let response = try await edge().ask(.post, "\(path)/evidence", headers: headers, body: body)
        #expect(response.status == .badRequest)
        #expect(asked.removals == 1)
    }

    @Test("a file is taken back by its button")
    func takeBack() async throws {
        let response = try await edge().post(
            form: [("form_token", formToken)], to: "\(path)/evidence/\(AskedEvidence.id.text)/removal", headers: cookies
        )
        #expect(response.status == .seeOther)
        #expect(asked.removals == 1)
    }

    @Test("a file is got with the key of the case only")
    func download() async throws {
        let address = "\(path)/evidence/\(AskedEvidence.id.text)"
        #expect(try await edge().ask(.get, address, headers: cookies).text == "hello")
        #expect(try await edge().ask(.get, address).status == .notFound)
    }

    @Test("when the file is closed the page says so and has no form")
    func closed() async throws {
        var edge = try edge(.clean)
        edge.view.evidenceRoom = nil
        #expect(try await edge.ask(.get, path, headers: cookies).text.contains("The case file is closed"))
        let text = try await edge.ask(.get, "\(path)/evidence", headers: cookies).text
        #expect(text.contains("The case file is closed"))
        #expect(!text.contains("multipart/form-data"))
    }
}
