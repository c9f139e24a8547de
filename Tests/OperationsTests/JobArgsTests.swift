import Domain
import Foundation
import Persistence
import Testing

@testable import Operations

@Suite struct JobArgsTests {
    @Test("args that are written by hand are read as they were meant")
    func readBack() throws {
        let timer = CaseTimer(
            kind: .chaseProvider, step: "chase", dueAt: Date(timeIntervalSince1970: 1_800_000_000), generation: 3)
        let args = CaseTimerArgs(caseID: CaseID(rawValue: UUID()), timer: timer)
        var encoded = EncodedValues()
        let read = try JobArgs.decode(CaseTimerArgs.self, from: try JobArgs.encode(args, &encoded))
        #expect(read.caseID == args.caseID && read.timer == timer)
        let message = SendMessageArgs(message: UUID())
        let sent = try JobArgs.decode(SendMessageArgs.self, from: JobArgs.encode(message))
        #expect(sent.message == message.message)
    }
}
