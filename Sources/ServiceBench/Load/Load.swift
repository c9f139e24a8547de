/// What is to be sent, and how fast.
struct Load: Sendable {
    var port: Int
    var connections = 64
    var seconds: Double
    /// Arrivals a second, whatever becomes of the earlier ones (open loop); `nil` sends the next request when the last
    /// one is answered.
    var perSecond: Double?
    /// No more than so many; `nil` for as many as there is time for.
    var most: Int?
    /// A request without an answer for so long is given up, in seconds.
    var patience = 10.0
    /// The bytes of each request, by its number.
    let request: @Sendable (Int) -> [UInt8]

    init(port: Int, seconds: Double, complaints: Complaints) {
        self.init(port: port, seconds: seconds) { complaints.request($0) }
    }

    init(port: Int, seconds: Double, request: @escaping @Sendable (Int) -> [UInt8]) {
        self.port = port
        self.seconds = seconds
        self.request = request
    }
}

/// Complaints for `POST /v1/complaints`, the bodies in turns.
struct Complaints: Sendable {
    var bodies: [[UInt8]]
    /// Every request has an `Idempotency-Key` of its own that begins so.
    var keyPrefix: String
    var port: Int

    func request(_ number: Int) -> [UInt8] {
        let body = bodies[number % bodies.count]
        let head = """
            POST /v1/complaints HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Content-Type: application/json\r
            Idempotency-Key: \(keyPrefix)-\(number)\r
            Content-Length: \(body.count)\r
            \r

            """
        return Array(head.utf8) + body
    }
}

/// What came of a load.
struct LoadResult: Sendable {
    struct Answer: Sendable {
        /// Seconds since the load began.
        var at: Double
        var status: Int
        /// Seconds since the request was due, so that waiting for a free connection counts.
        var latency: Double
    }

    var answers: [Answer] = []
    /// Requests that were refused, cut off, or not answered in time.
    var failures = 0
    /// The references that were answered with 201.
    var references: [String] = []
    var seconds = 0.0

    func count(_ status: Int) -> Int { answers.count { $0.status == status } }

    /// Taken complaints a second.
    var rate: Double { Double(count(201)) / seconds }
}
