import Domain
import Foundation
import Testing

@Suite("The JSON reader")
struct JSONParserTests {
    @Test("reads every kind of value, numbers exactly as written")
    func readsEverything() throws {
        let value = try parse(#" {"a": [1, -0.50e+3, 12345678901234567890], "b": {"c": null}, "d": true, "e": false} "#)
        #expect(value["a"]?.arrayValue?.first?.intValue == 1)
        guard case .number(let number)? = value["a"]?.arrayValue?[1] else { throw Missing() }
        #expect(number.text == "-0.50e+3" && number.double == -500 && number.int == nil)
        guard case .number(let large)? = value["a"]?.arrayValue?[2] else { throw Missing() }
        #expect(large.text == "12345678901234567890" && large.int == nil)
        #expect(value["b"]?["c"] == .null)
        #expect(value["d"]?.boolValue == true && value["e"]?.boolValue == false)
    }

    @Test(
        "takes a number for whole by its value, however it is written",
        arguments: [
            ("23", 23), ("23.0", 23), ("-4.000", -4), ("23.5", nil), ("0.00000000000000000001", nil), ("2e1", nil),
        ])
    func wholeNumbers(_ text: String, _ value: Int?) throws {
        #expect(try parse(text).intValue == value)
    }

    @Test("reads escapes, surrogate pairs and plain UTF-8 alike")
    func readsEscapes() throws {
        #expect(try parse(#""a\"\\\/\b\f\n\r\té\u00e9\uD83D\uDE00😀""#).stringValue == "a\"\\/\u{8}\u{c}\n\r\téé😀😀")
        #expect(try parse(#""\u0000""#).stringValue == "\u{0}")
    }

    @Test(
        "refuses what is no JSON, naming the byte",
        arguments: [
            ("", 0), (" ", 1), ("{", 1), ("[1,]", 3), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5), (#"{a:1}"#, 1),
            ("[1 2]", 3), ("01", 1), ("-", 1), ("1.", 2), ("1e", 2), (".5", 0), ("+1", 0), ("tru", 3), ("nul", 3),
            ("NaN", 0), ("'a'", 0), ("\"a", 2), ("\"\\x\"", 2), ("\"\\u12G4\"", 5), ("\"\n\"", 1), ("1 1", 2),
            ("// a\n1", 0), ("[1", 2), ("]", 0), (#"{"a":}"#, 5), (#"{"a":1 "b":2}"#, 7), ("\u{FEFF}1", 0),
        ])
    func refuses(_ text: String, _ offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try parse(text) }
        #expect(error.reason == .syntax)
        #expect(error.byteOffset == offset, "\(error)")
        #expect(!error.message.isEmpty)
    }

    @Test(
        "refuses half a surrogate pair",
        arguments: [#""\uD800""#, #""\uDC00""#, #""\uD800A""#, #""\uD800\n""#, #""x\uD800\uD800""#, #""\uDE00\uD83D""#])
    func refusesLoneSurrogates(_ text: String) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try parse(text) }
        #expect(error.message == "half of a surrogate pair")
    }

    @Test(
        "refuses bytes that are no UTF-8, naming the first",
        arguments: [
            ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1),
            ([0x22, 0x5C, 0x6E, 0xC3, 0xA9, 0x80, 0x22], 5),
        ] as [([UInt8], Int)])
    func refusesInvalidUTF8(_ bytes: [UInt8], _ offset: Int) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONParser.parse(bytes) }
        #expect(error.reason == .invalidUTF8)
        #expect(error.byteOffset == offset)
    }

    @Test("refuses a member that is there twice, also among thousands and through an escape")
    func refusesDuplicates() throws {
        let short = try #require(throws: JSONSyntaxError.self) { try parse(#"{"a":1,"\u0061":2}"#) }
        #expect(short.reason == .duplicateMember && short.byteOffset == 7)
        let members = (0..<5000).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(try parse("{\(members)}").objectValue?.members.count == 5000)
        let long = try #require(throws: JSONSyntaxError.self) { try parse("{\(members),\"k7\":0}") }
        #expect(long.reason == .duplicateMember)
    }

    @Test("does not put what was sent into its messages")
    func keepsSecrets() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try parse(#"{"secret":1,"secret":2}"#) }
        #expect(!error.description.contains("secret"))
    }

    @Test("refuses nesting beyond the limit, and does not overflow the stack on a million brackets")
    func refusesDepth() throws {
        let limits = JSONLimits(maxBytes: 2_000_000, maxDepth: 4)
        #expect(try JSONParser.parse(Array("[[[[]]]]".utf8), limits: limits) == [[[[]]]])
        let error = try #require(throws: JSONSyntaxError.self) {
            try JSONParser.parse(Array("[[[[[]]]]]".utf8), limits: limits)
        }
        #expect(error.reason == .tooDeep && error.byteOffset == 4)
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(bomb, limits: limits) }
    }

    @Test("refuses a body beyond the limit before reading it")
    func refusesLength() throws {
        let error = try #require(throws: JSONSyntaxError.self) {
            try JSONParser.parse([UInt8](repeating: UInt8(ascii: " "), count: 11), limits: JSONLimits(maxBytes: 10))
        }
        #expect(error.reason == .tooLarge && error.byteOffset == 10)
    }

    @Test("holds for every text that is cut off anywhere: an error, never a crash or a value")
    func refusesEveryPrefix() throws {
        let text = Array(#"{"a":[1.5e3,"x\u00e9\uD83D\uDE00y"],"b":{"c":[true,false,null]}}"#.utf8)
        for length in 0..<text.count {
            #expect(throws: JSONSyntaxError.self) { try JSONParser.parse(Array(text.prefix(length))) }
        }
    }

    @Test("agrees with Foundation on which texts with one byte changed are JSON, where both are strict")
    func survivesMutations() throws {
        let text = Array(#"{"a":[10,"x"],"b":{"c":true}}"#.utf8)
        for position in text.indices {
            for byte in UInt8(0x20)...0x7E {
                var changed = text
                changed[position] = byte
                let ours = (try? JSONParser.parse(changed)) != nil
                let theirs = (try? JSONSerialization.jsonObject(with: Data(changed))) != nil
                #expect(!ours || theirs, "\(String(decoding: changed, as: UTF8.self))")
            }
        }
    }

    @Test("writes what it read, and equal documents canonically the same")
    func roundTrips() throws {
        let text = #"{"b":[1.50,"\"\\\n\u0001é"],"a":{"z":null,"y":true}}"#
        let value = try parse(text)
        #expect(value.text == text)
        #expect(try JSONParser.parse(value.bytes) == value)
        let other = try parse(#" { "a" : {"y":true, "z":null}, "b": [1.50, "\u0022\u005c\u000a\u0001\u00e9"] } "#)
        #expect(value.canonicalBytes == other.canonicalBytes)
        let canonical = #"{"a":{"y":true,"z":null},"b":[1.50,"\"\\\n\u0001é"]}"#
        #expect(String(decoding: value.canonicalBytes, as: UTF8.self) == canonical)
    }

    private struct Missing: Error {}

    @discardableResult
    private func parse(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }
}
