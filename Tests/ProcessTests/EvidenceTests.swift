import Foundation
import Testing
import TestSupport

extension Processes {
    /// Evidence through real processes, with a real clamd.
    @Suite(
        "Evidence",
        .enabled(
            if: ProcessInfo.processInfo.environment["REDRESS_TEST_CLAMD"] != nil,
            "REDRESS_TEST_CLAMD names no clamd; deploy/test starts one"))
    struct EvidenceTests {
        private static let largest = 40 * 1024 * 1024

        @Test("40 MB over a slow line that is cut in the middle: sending goes on, and the file is as it was")
        func slowLine() async throws {
            try await Stage.run { stage in
                let cases = try await Self.open(1, on: stage).cases
                let client = try Self.client(stage, "slow", cases, [Self.largest, 5_000_000])
                let resumed = try await client.first("resumed", within: .seconds(60))
                let offset = try #require(resumed.port)
                #expect(offset > 15_000_000 && offset < Self.largest)
                #expect(resumed.mode == "204")
                #expect(try await client.first("finished", within: .seconds(60)).mode == "clean same hashed")
            }
        }

        @Test("the process that receives is killed: another one goes on from the last part that was written down")
        func killed() async throws {
            try await Stage.run { stage in
                let (api, cases) = try await Self.open(1, on: stage)
                let client = try Self.client(stage, "pause", cases, [Self.largest, 10_000_000])
                let place = try #require(try await client.first("paused", within: .seconds(30)).mode)
                try await api.kill()
                try await stage.start(.intakeAPI)
                let other = try Self.client(stage, "resume", cases, [Self.largest], [place])
                let resumed = try await other.first("resumed", within: .seconds(30))
                #expect(resumed.port == 2 * 4 * 1024 * 1024)
                #expect(resumed.mode == "204")
                #expect(try await other.first("finished", within: .seconds(60)).mode == "clean same hashed")
            }
        }

        @Test(
            "200 uploads at once, all half way at the same time, keep the process under 300 MB", .timeLimit(.minutes(5))
        )
        func crowd() async throws {
            try await Stage.run { stage in
                let (api, cases) = try await Self.open(10, on: stage)
                let client = try Self.client(stage, "crowd", cases, [20, 8 * 1024 * 1024])
                let finished = try await client.first("finished", within: .seconds(240))
                #expect(finished.port == 200, "\(finished.mode ?? "")")
                let peak = try #require(api.peakMemory)
                print("200 uploads of 8 MB at once: intake-api held \(peak / 1_000_000) MB at its peak")
                #expect(peak < 300_000_000)
            }
        }

        @Test("files that mean harm are caught, refused, or handed out as what they are, and their owner is told")
        func hostile() async throws {
            try await Stage.run { stage in
                let cases = try await Self.open(1, on: stage).cases
                let client = try Self.client(stage, "hostile", cases, [])
                _ = try await client.first("finished", within: .seconds(150))
                let files = try client.events.filter { $0.event == "file" }.compactMap(\.mode)
                #expect(
                    files == [
                        "eicar.txt: infected, closed",
                        "eicar.zip: refused, closed",
                        "eicar.docx: infected, closed",
                        "picture.pdf: clean, image/png attachment; filename=\"picture.pdf.png\"; filename*=UTF-8''picture.pdf.png, same",
                        "bomb.docx: unscannable, closed",
                        "script.svg: refused, closed",
                        "page.pdf: refused, closed",
                        "picture-and-archive.jpg: clean, image/jpeg attachment; filename=\"picture-and-archive.jpg\"; filename*=UTF-8''picture-and-archive.jpg, same",
                        "letter.txt: clean, text/plain; charset=utf-8 attachment; filename=\"letter.txt\"; filename*=UTF-8''letter.txt, same",
                    ])
                try await eventually("its owner was told of each", within: .seconds(20)) {
                    try Correspondence.names(in: stage.mailFolder).count { $0.contains("evidence_refused") } == 3
                }
                try await eventually("nothing of them is left", within: .seconds(20)) {
                    try stage.storedObjects() == 3
                }
            }
        }

        @Test("a worker is killed while it makes a copy: another makes it, and the other side gets it once")
        func copying() async throws {
            try await Stage.run { stage in
                let relay = try await Relay(on: stage)
                let begun = stage.folder.appending(path: "begun").path
                let program = stage.folder.appending(path: "rendition").path
                // The first copy hangs, as a program may.
                try Data("#!/bin/sh\nif mkdir \(begun) 2>/dev/null; then exec sleep 20; fi\nexec mat2 \"$@\"\n".utf8)
                    .write(to: URL(filePath: program))
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program)
                let settings = relay.settings.merging(["RENDITION_PROGRAM": program]) { $1 }
                _ = try await stage.start([.intakeAPI, .scheduler])
                let worker = try await stage.start(.worker, settings)
                let accepted = try await stage.api.submitUntilTaken(Complaint(), key: "case")
                let client = try Self.client(stage, "letter", ["\(accepted.reference):\(accepted.accessToken)"], [])
                let place = try #require(try await client.first("finished", within: .seconds(60)).mode)
                try await eventually("the provider was asked", within: .seconds(30)) {
                    try relay.messages.contains { $0.providerToken != nil }
                }
                let shared = try await stage.api.post(
                    "\(place)/sharing", "", token: try await stage.newStaff("caseworker"))
                #expect(shared.status == 202)
                try await eventually("the copy is begun", within: .seconds(30)) {
                    FileManager.default.fileExists(atPath: begun)
                }
                try await worker.kill()
                try await stage.start(.worker, settings)
                let provider = try #require(try relay.messages.compactMap(\.providerToken).first)
                let list = "/v1/cases/\(accepted.reference)/evidence"
                var copies: [SharedCopy] = []
                try await eventually("the provider has the copy", within: .seconds(60)) {
                    copies = try await stage.api.get(list, token: provider).decode(SharedCopies.self).evidence
                    return !copies.isEmpty
                }
                let copy = try #require(copies.first)
                #expect(copies.count == 1 && copy.canOpen)
                let content = try await stage.api.get("\(list)/\(copy.id)/content", token: provider)
                #expect(String(decoding: content.body, as: UTF8.self) == "Dear O2, this is the letter of a customer.")
            }
        }

        private struct SharedCopies: Decodable {
            let evidence: [SharedCopy]
        }

        private struct SharedCopy: Decodable {
            let id: String
            let canOpen: Bool
        }

        /// Cases with intake-api, worker and scheduler at work, each as `reference:token`.
        private static func open(_ count: Int, on stage: Stage) async throws -> (api: Child, cases: [String]) {
            let api = try await stage.start(.intakeAPI)
            try await stage.start(.worker)
            try await stage.start(.scheduler)
            var cases: [String] = []
            for number in 0..<count {
                let accepted = try await stage.api.submitUntilTaken(Complaint(), key: "case-\(number)")
                cases.append("\(accepted.reference):\(accepted.accessToken)")
            }
            return (api, cases)
        }

        private static func client(
            _ stage: Stage, _ mode: String, _ cases: [String], _ numbers: [Int], _ words: [String] = []
        ) throws -> Fixture {
            let arguments =
                [mode, "\(stage.api.port)", cases.joined(separator: ",")] + numbers.map(String.init) + words
            return try Fixture("Fixtures/uploads.py", arguments, on: stage)
        }
    }
}

extension Stage {
    fileprivate func storedObjects() throws -> Int {
        let folder = folder.appending(path: "evidence").path
        let shelves = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try shelves.reduce(0) {
            $0 + (try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\($1)").count)
        }
    }
}
