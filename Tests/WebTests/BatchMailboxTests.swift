import Testing

@testable import Web

@Suite("Between reading and writing a batch")
struct BatchMailboxTests {
    @Test("every line is handed on once and in order, however reading and writing take turns")
    func order() async {
        let mailbox = BatchMailbox<Int>(limit: 10)
        async let taken: [Int] = {
            var taken: [Int] = []
            while let lines = await mailbox.take(atMost: 7) { taken += lines }
            return taken
        }()
        for start in stride(from: 0, to: 1000, by: 25) {
            await mailbox.put([])
            await mailbox.put(Array(start..<(start + 25)))
        }
        await mailbox.close()
        #expect(await taken == Array(0..<1000))
    }

    @Test("reading waits while enough lines wait, and goes on when nobody takes them any more")
    func backpressure() async {
        let mailbox = BatchMailbox<Int>(limit: 2)
        let reading = Task { await mailbox.put([1, 2, 3]) }
        #expect(await mailbox.take(atMost: 10) == [1, 2, 3])
        await reading.value
        let second = Task { await mailbox.put([4, 5]) }
        await mailbox.close()
        await second.value
    }
}
