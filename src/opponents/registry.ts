/** All policies, and which one holds a seat. */
import { bargainer } from './bargainer.ts'
import { paper } from './paper.ts'
import type { Policy } from './policy.ts'
import { random } from './random.ts'

export const POLICIES: readonly Policy[] = [paper, bargainer, random]

/** The policy of this id; a seat whose holder is unknown or absent plays its paper. */
export const policyOf = (id: string): Policy => POLICIES.find((policy) => policy.id === id) ?? paper

export const isPolicy = (id: string): boolean => POLICIES.some((policy) => policy.id === id)
