// The door of a worker thread: Node 20 hands no loader on to threads, so the thread asks for it itself.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
