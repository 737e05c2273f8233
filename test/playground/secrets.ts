/** Every credential that the cases send. All made up; none may ever show up in a report. */

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export const keys = {
  natPro: 'nat_pk_pro7Qm2ZxV9bKfT4hWcYsLd83',
  natFree: 'nat_pk_free3Jt8RnEw6PgUoAz5XvCq91',
  natExhausted: 'nat_pk_used0Bk7MyHs2DfLrNp4GtWe66',
  natExpired: 'nat_pk_old5Ux1CvTq9ZaSj3RmYb8Kd27',
  natDeletedTenant: 'nat_pk_gone8Wd4FhPz6LcVs2XnQt7Ej50',
  natUnknown: 'nat_pk_typo9Rb3KmGx5TwNe7HyUq1Ld44',
  natWrongPrefix: 'sk_live_4Tn8VxQ2mKp6RzLw9HdYc3Bs',
  nudg3Full: 'nudg3_full_a8Kd3Wq7Zx5Nv1Tm9Rb4Hy6P',
  nudg3ReadOnly: 'nudg3_read_c2Fj9Lt5Gs8Xe4Up7Mz1Vk3W',
  nudg3Allowlisted: 'nudg3_cidr_h6Qy2Bn8Dw4Rc9Ta5Jx7Zs1M',
  nudg3Busy: 'nudg3_busy_k4Xp7Vh1Sm9Gd3Lf6Ke8Qt2N',
  nudg3Expired: 'nudg3_old_m9Tr5Cz2Yb7Wa1Ng4Hv8Jd6X',
  nudg3Unknown: 'nudg3_none_p3Es8Uk6Lx1Fm5Rw9Pt2Vc7B',
  nudg3WrongPrefix: 'ndg_live_t7Ha4Nq9Zd2Sk6By1Mx5Ge8L',
  blocksecops: 'bso_team_W5rKx9Tn2Pv7Lm4Zc8Hd1Qj6',
  blocksecopsReadOnly: 'bso_read_B2gYs6Vf9Xk3Rt8Nw5Ua7Em1',
  blocksecopsBusy: 'bso_busy_H8mLd4Qz1Tj7Kc9Sv3Pb6Xn2',
  blocksecopsScanning: 'bso_scan_N3vRw8Gy5Ft1Zk7Mh4Jx9Cq6',
  blocksecopsFull: 'bso_full_D7pUe2Xs9Lb6Vn3Tr8Ky1Wg5',
  blocksecopsRevoked: 'bso_gone_J1kQt6Mv8Hz4Bw9Rx2Nd5Fs7',
  blocksecopsUnknown: 'bso_typo_T9cZh3Ye7Gp1Kl5Xv8Sm4Ub2',
  guideAdmin: 'guide-admin-4f81c0d27ab94e6d8352',
  guideReader: 'guide-reader-9b27e5a1630c4d8f7714',
  guideBusy: 'guide-busy-2c65d98e4a7f41b0a3e6',
  /** A JWT whose `exp` lies in 2024. */
  guideExpired: [
    base64url({ alg: 'HS256', typ: 'JWT' }),
    base64url({ sub: 'user_4821', aud: 'guide', iat: 1704067200, exp: 1704070800 }),
    'dGhpcy1pcy1ub3QtYS1yZWFsLXNpZ25hdHVyZS1hdC1hbGw',
  ].join('.'),
  staging: 'stg-token-6a0e3f58bd9147c2',
  checkoutCard: 'whsec_Zk8Lm3Qx7Vt2Nb9Rw5Hy1Jd6',
} as const;

/** For tests: none of these may be found in anything that is copied or saved. */
export const playgroundSecrets: readonly string[] = Object.values(keys);
