import Testing

@testable import Web

@Suite("Forms with files, as they come in")
struct MultipartTests {
    private let form =
        "--XX\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\nabc\r\n"
        + "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\bills\\m\u{E4}rz %22a%22.pdf\"\r\n"
        + "Content-Type: application/pdf\r\n\r\n%PDF\r\n--X\r\n-\r\n\r\n--XX--\r\n"

    @Test("fields and a file come out, wherever the bytes are cut", arguments: 1...12)
    func pieces(size: Int) throws {
        let parts = try Self.parts(Array(form.utf8), pieces: size)
        #expect(
            parts == [
                Part(headers: MultipartHeaders(name: "form_token"), content: Array("abc".utf8)),
                Part(
                    headers: MultipartHeaders(name: "file", fileName: "m\u{E4}rz \"a\".pdf"),
                    content: Array("%PDF\r\n--X\r\n-\r\n".utf8)),
            ])
    }

    @Test("a file that is empty is empty, and a preamble means nothing")
    func emptyFile() throws {
        let form = "hello\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--XX--"
        let parts = try Self.parts(Array(form.utf8), pieces: 7)
        #expect(parts == [Part(headers: MultipartHeaders(name: "file", fileName: ""), content: [])])
    }

    @Test(
        "what is no form is refused",
        arguments: [
            "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--", "--XX\r\n\r\nx\r\n--XX--",
            "--XXY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XX--",
        ])
    func malformed(form: String) {
        #expect(throws: MultipartError.malformed) { try Self.parts(Array(form.utf8), pieces: 5) }
    }

    @Test("headers without end and parts without end are refused before they are held")
    func tooLarge() {
        let headers = "--XX\r\nX: " + String(repeating: "a", count: 20_000)
        #expect(throws: MultipartError.tooLarge) { try Self.parts(Array(headers.utf8), pieces: 1000) }
        let part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        let many = String(repeating: part, count: 21)
        #expect(throws: MultipartError.tooLarge) { try Self.parts(Array(many.utf8), pieces: 1000) }
    }

    @Test("no bytes whatever make it fail or hold more than it may", arguments: 0..<300)
    func anything(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        var bytes = Array(form.utf8)
        for _ in 0..<(1 + next(6)) {
            switch next(3) {
            case 0: bytes[next(bytes.count)] = UInt8(next(256))
            case 1: bytes.remove(at: next(bytes.count))
            default: bytes.insert(contentsOf: "\r\n--XX".utf8.prefix(next(7)), at: next(bytes.count))
            }
        }
        let parts = try? Self.parts(bytes, pieces: 1 + next(40))
        #expect((parts ?? []).allSatisfy { $0.content.count <= bytes.count })
    }

    struct Part: Equatable {
        let headers: MultipartHeaders
        var content: [UInt8]
    }

    private static func parts(_ bytes: [UInt8], pieces: Int) throws -> [Part] {
        var parser = MultipartParser(boundary: "XX")
        var parts: [Part] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            for event in try parser.append(bytes[start..<min(start + pieces, bytes.count)]) {
                switch event {
                case .part(let headers): parts.append(Part(headers: headers, content: []))
                case .content(let bytes): parts[parts.count - 1].content += bytes
                case .partEnd: break
                }
            }
        }
        return parts
    }
}
