/** All policies, and which one holds a seat. */
import { bargainer } from './bargainer.ts'
import { conciliatory } from './conciliatory.ts'
import { hard } from './hard.ts'
import { paper } from './paper.ts'
import type { Policy } from './policy.ts'
import { random } from './random.ts'

/** In the order in which they are offered. */
export const POLICIES: readonly Policy[] = [bargainer, hard, conciliatory, paper, random]

/** The policy of this id; a seat whose holder is unknown or absent plays its paper. */
export const policyOf = (id: string): Policy => POLICIES.find((policy) => policy.id === id) ?? paper

export const isPolicy = (id: string): boolean => POLICIES.some((policy) => policy.id === id)
