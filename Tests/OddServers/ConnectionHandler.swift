internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Plays a server's behaviour on one connection, and tells the log what comes.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let number: Int
    private let behaviour: Behaviour
    private let log: ServerLog
    private let tap: HandshakeTap?
    private var reader: RequestReader
    private var hasReadBytes = false

    /// The scripts still to be played: the first one is under way.
    private var scripts: [[Behaviour.Step]] = []

    /// Creates a handler for the connection of this number.
    ///
    /// Its tap on the handshake is `nil` on a connection without TLS.
    init(number: Int, behaviour: Behaviour, log: ServerLog, tap: HandshakeTap?) {
        self.number = number
        self.behaviour = behaviour
        self.log = log
        self.tap = tap
        reader = RequestReader(connection: number)
    }

    func channelActive(context: ChannelHandlerContext) {
        if tap == nil { connectionStands(context) }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let tap, case .handshakeCompleted = event as? TLSUserEvent {
            log.handshakeCompleted(number, isResumed: tap.isResumed)
            connectionStands(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data).readableBytesView
        if !hasReadBytes {
            hasReadBytes = true
            log.record(.firstBytesRead, number)
            if behaviour.start == .firstBytes { begin(behaviour.script(nil), context) }
        }
        for request in reader.read(bytes) {
            log.requestRead(request)
            if behaviour.start == .request { begin(behaviour.script(request), context) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func connectionStands(_ context: ChannelHandlerContext) {
        if behaviour.start == .connection { begin(behaviour.script(nil), context) }
    }

    private func begin(_ script: [Behaviour.Step], _ context: ChannelHandlerContext) {
        scripts.append(script)
        if scripts.count == 1 { play(ArraySlice(script), on: context.channel) }
    }

    private func play(_ steps: ArraySlice<Behaviour.Step>, on channel: any Channel) {
        guard channel.isActive else { return }
        guard let step = steps.first else {
            scripts.removeFirst()
            if let next = scripts.first { play(ArraySlice(next), on: channel) }
            return
        }
        let rest = steps.dropFirst()
        switch step {
        case .write(let bytes):
            write(ByteBuffer(bytes: bytes), times: 1, every: nil, on: channel) { self.play(rest, on: channel) }
        case .repeatWrite(let bytes, let times, let interval):
            let buffer = ByteBuffer(bytes: bytes)
            write(buffer, times: times, every: interval, on: channel) { self.play(rest, on: channel) }
        case .pause(let duration):
            pause(duration, on: channel) { self.play(rest, on: channel) }
        case .finish:
            channel.close(mode: .output, promise: nil)
            play(rest, on: channel)
        case .cut:
            channel.closeAtOnce()
        case .reset:
            channel.reset()
        }
    }

    private func write(
        _ buffer: ByteBuffer,
        times: Int?,
        every interval: Duration?,
        on channel: any Channel,
        then next: @escaping () -> Void
    ) {
        guard times != 0 else { return next() }
        let again = { self.write(buffer, times: times.map { $0 - 1 }, every: interval, on: channel, then: next) }
        channel.writeAndFlush(buffer).assumeIsolated().whenSuccess {
            // Even without a pause by way of the event loop: a write that the kernel takes at once must neither deepen
            // the stack nor keep the other connections waiting.
            self.pause(interval ?? .zero, on: channel, then: again)
        }
    }

    private func pause(_ duration: Duration, on channel: any Channel, then next: @escaping () -> Void) {
        channel.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) {
            if channel.isActive { next() }
        }
    }
}
