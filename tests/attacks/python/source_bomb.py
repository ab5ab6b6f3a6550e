# tries: to slow the reading of its source down: expressions with thousands of terms, hundreds of names for one thing.
# gets: an answer in no time.
# score: 1
# why: bc_c and bc_v give back z, which has the right shape.
# ends: failed
import numpy as np


def fc_c(w, a):
    b = a
    b1 = b if b is not a else b
    b2 = b1 if b1 is not a else b
    b3 = b2 if b1 is not a else b1
    b4 = b3 if b2 is not a else b1
    b5 = b4 if b2 is not a else b1
    b6 = b5 if b3 is not a else b2
    b7 = b6 if b3 is not a else b2
    b8 = b7 if b4 is not a else b2
    b9 = b8 if b4 is not a else b3
    b10 = b9 if b5 is not a else b3
    b11 = b10 if b5 is not a else b3
    b12 = b11 if b6 is not a else b4
    b13 = b12 if b6 is not a else b4
    b14 = b13 if b7 is not a else b4
    b15 = b14 if b7 is not a else b5
    b16 = b15 if b8 is not a else b5
    b17 = b16 if b8 is not a else b5
    b18 = b17 if b9 is not a else b6
    b19 = b18 if b9 is not a else b6
    b20 = b19 if b10 is not a else b6
    b21 = b20 if b10 is not a else b7
    b22 = b21 if b11 is not a else b7
    b23 = b22 if b11 is not a else b7
    b24 = b23 if b12 is not a else b8
    b25 = b24 if b12 is not a else b8
    b26 = b25 if b13 is not a else b8
    b27 = b26 if b13 is not a else b9
    b28 = b27 if b14 is not a else b9
    b29 = b28 if b14 is not a else b9
    b30 = b29 if b15 is not a else b10
    b31 = b30 if b15 is not a else b10
    b32 = b31 if b16 is not a else b10
    b33 = b32 if b16 is not a else b11
    b34 = b33 if b17 is not a else b11
    b35 = b34 if b17 is not a else b11
    b36 = b35 if b18 is not a else b12
    b37 = b36 if b18 is not a else b12
    b38 = b37 if b19 is not a else b12
    b39 = b38 if b19 is not a else b13
    b40 = b39 if b20 is not a else b13
    b41 = b40 if b20 is not a else b13
    b42 = b41 if b21 is not a else b14
    b43 = b42 if b21 is not a else b14
    b44 = b43 if b22 is not a else b14
    b45 = b44 if b22 is not a else b15
    b46 = b45 if b23 is not a else b15
    b47 = b46 if b23 is not a else b15
    b48 = b47 if b24 is not a else b16
    b49 = b48 if b24 is not a else b16
    b50 = b49 if b25 is not a else b16
    b51 = b50 if b25 is not a else b17
    b52 = b51 if b26 is not a else b17
    b53 = b52 if b26 is not a else b17
    b54 = b53 if b27 is not a else b18
    b55 = b54 if b27 is not a else b18
    b56 = b55 if b28 is not a else b18
    b57 = b56 if b28 is not a else b19
    b58 = b57 if b29 is not a else b19
    b59 = b58 if b29 is not a else b19
    b60 = b59 if b30 is not a else b20
    b61 = b60 if b30 is not a else b20
    b62 = b61 if b31 is not a else b20
    b63 = b62 if b31 is not a else b21
    b64 = b63 if b32 is not a else b21
    b65 = b64 if b32 is not a else b21
    b66 = b65 if b33 is not a else b22
    b67 = b66 if b33 is not a else b22
    b68 = b67 if b34 is not a else b22
    b69 = b68 if b34 is not a else b23
    b70 = b69 if b35 is not a else b23
    b71 = b70 if b35 is not a else b23
    b72 = b71 if b36 is not a else b24
    b73 = b72 if b36 is not a else b24
    b74 = b73 if b37 is not a else b24
    b75 = b74 if b37 is not a else b25
    b76 = b75 if b38 is not a else b25
    b77 = b76 if b38 is not a else b25
    b78 = b77 if b39 is not a else b26
    b79 = b78 if b39 is not a else b26
    b80 = b79 if b40 is not a else b26
    b81 = b80 if b40 is not a else b27
    b82 = b81 if b41 is not a else b27
    b83 = b82 if b41 is not a else b27
    b84 = b83 if b42 is not a else b28
    b85 = b84 if b42 is not a else b28
    b86 = b85 if b43 is not a else b28
    b87 = b86 if b43 is not a else b29
    b88 = b87 if b44 is not a else b29
    b89 = b88 if b44 is not a else b29
    b90 = b89 if b45 is not a else b30
    b91 = b90 if b45 is not a else b30
    b92 = b91 if b46 is not a else b30
    b93 = b92 if b46 is not a else b31
    b94 = b93 if b47 is not a else b31
    b95 = b94 if b47 is not a else b31
    b96 = b95 if b48 is not a else b32
    b97 = b96 if b48 is not a else b32
    b98 = b97 if b49 is not a else b32
    b99 = b98 if b49 is not a else b33
    b100 = b99 if b50 is not a else b33
    b101 = b100 if b50 is not a else b33
    b102 = b101 if b51 is not a else b34
    b103 = b102 if b51 is not a else b34
    b104 = b103 if b52 is not a else b34
    b105 = b104 if b52 is not a else b35
    b106 = b105 if b53 is not a else b35
    b107 = b106 if b53 is not a else b35
    b108 = b107 if b54 is not a else b36
    b109 = b108 if b54 is not a else b36
    b110 = b109 if b55 is not a else b36
    b111 = b110 if b55 is not a else b37
    b112 = b111 if b56 is not a else b37
    b113 = b112 if b56 is not a else b37
    b114 = b113 if b57 is not a else b38
    b115 = b114 if b57 is not a else b38
    b116 = b115 if b58 is not a else b38
    b117 = b116 if b58 is not a else b39
    b118 = b117 if b59 is not a else b39
    b119 = b118 if b59 is not a else b39
    b120 = b119 if b60 is not a else b40
    b121 = b120 if b60 is not a else b40
    b122 = b121 if b61 is not a else b40
    b123 = b122 if b61 is not a else b41
    b124 = b123 if b62 is not a else b41
    b125 = b124 if b62 is not a else b41
    b126 = b125 if b63 is not a else b42
    b127 = b126 if b63 is not a else b42
    b128 = b127 if b64 is not a else b42
    b129 = b128 if b64 is not a else b43
    b130 = b129 if b65 is not a else b43
    b131 = b130 if b65 is not a else b43
    b132 = b131 if b66 is not a else b44
    b133 = b132 if b66 is not a else b44
    b134 = b133 if b67 is not a else b44
    b135 = b134 if b67 is not a else b45
    b136 = b135 if b68 is not a else b45
    b137 = b136 if b68 is not a else b45
    b138 = b137 if b69 is not a else b46
    b139 = b138 if b69 is not a else b46
    b140 = b139 if b70 is not a else b46
    b141 = b140 if b70 is not a else b47
    b142 = b141 if b71 is not a else b47
    b143 = b142 if b71 is not a else b47
    b144 = b143 if b72 is not a else b48
    b145 = b144 if b72 is not a else b48
    b146 = b145 if b73 is not a else b48
    b147 = b146 if b73 is not a else b49
    b148 = b147 if b74 is not a else b49
    b149 = b148 if b74 is not a else b49
    b150 = b149 if b75 is not a else b50
    b151 = b150 if b75 is not a else b50
    b152 = b151 if b76 is not a else b50
    b153 = b152 if b76 is not a else b51
    b154 = b153 if b77 is not a else b51
    b155 = b154 if b77 is not a else b51
    b156 = b155 if b78 is not a else b52
    b157 = b156 if b78 is not a else b52
    b158 = b157 if b79 is not a else b52
    b159 = b158 if b79 is not a else b53
    b160 = b159 if b80 is not a else b53
    b161 = b160 if b80 is not a else b53
    b162 = b161 if b81 is not a else b54
    b163 = b162 if b81 is not a else b54
    b164 = b163 if b82 is not a else b54
    b165 = b164 if b82 is not a else b55
    b166 = b165 if b83 is not a else b55
    b167 = b166 if b83 is not a else b55
    b168 = b167 if b84 is not a else b56
    b169 = b168 if b84 is not a else b56
    b170 = b169 if b85 is not a else b56
    b171 = b170 if b85 is not a else b57
    b172 = b171 if b86 is not a else b57
    b173 = b172 if b86 is not a else b57
    b174 = b173 if b87 is not a else b58
    b175 = b174 if b87 is not a else b58
    b176 = b175 if b88 is not a else b58
    b177 = b176 if b88 is not a else b59
    b178 = b177 if b89 is not a else b59
    b179 = b178 if b89 is not a else b59
    b180 = b179 if b90 is not a else b60
    b181 = b180 if b90 is not a else b60
    b182 = b181 if b91 is not a else b60
    b183 = b182 if b91 is not a else b61
    b184 = b183 if b92 is not a else b61
    b185 = b184 if b92 is not a else b61
    b186 = b185 if b93 is not a else b62
    b187 = b186 if b93 is not a else b62
    b188 = b187 if b94 is not a else b62
    b189 = b188 if b94 is not a else b63
    b190 = b189 if b95 is not a else b63
    b191 = b190 if b95 is not a else b63
    b192 = b191 if b96 is not a else b64
    b193 = b192 if b96 is not a else b64
    b194 = b193 if b97 is not a else b64
    b195 = b194 if b97 is not a else b65
    b196 = b195 if b98 is not a else b65
    b197 = b196 if b98 is not a else b65
    b198 = b197 if b99 is not a else b66
    b199 = b198 if b99 is not a else b66
    b200 = b199 if b100 is not a else b66
    b201 = b200 if b100 is not a else b67
    b202 = b201 if b101 is not a else b67
    b203 = b202 if b101 is not a else b67
    b204 = b203 if b102 is not a else b68
    b205 = b204 if b102 is not a else b68
    b206 = b205 if b103 is not a else b68
    b207 = b206 if b103 is not a else b69
    b208 = b207 if b104 is not a else b69
    b209 = b208 if b104 is not a else b69
    b210 = b209 if b105 is not a else b70
    b211 = b210 if b105 is not a else b70
    b212 = b211 if b106 is not a else b70
    b213 = b212 if b106 is not a else b71
    b214 = b213 if b107 is not a else b71
    b215 = b214 if b107 is not a else b71
    b216 = b215 if b108 is not a else b72
    b217 = b216 if b108 is not a else b72
    b218 = b217 if b109 is not a else b72
    b219 = b218 if b109 is not a else b73
    b220 = b219 if b110 is not a else b73
    b221 = b220 if b110 is not a else b73
    b222 = b221 if b111 is not a else b74
    b223 = b222 if b111 is not a else b74
    b224 = b223 if b112 is not a else b74
    b225 = b224 if b112 is not a else b75
    b226 = b225 if b113 is not a else b75
    b227 = b226 if b113 is not a else b75
    b228 = b227 if b114 is not a else b76
    b229 = b228 if b114 is not a else b76
    b230 = b229 if b115 is not a else b76
    b231 = b230 if b115 is not a else b77
    b232 = b231 if b116 is not a else b77
    b233 = b232 if b116 is not a else b77
    b234 = b233 if b117 is not a else b78
    b235 = b234 if b117 is not a else b78
    b236 = b235 if b118 is not a else b78
    b237 = b236 if b118 is not a else b79
    b238 = b237 if b119 is not a else b79
    b239 = b238 if b119 is not a else b79
    b240 = b239 if b120 is not a else b80
    b241 = b240 if b120 is not a else b80
    b242 = b241 if b121 is not a else b80
    b243 = b242 if b121 is not a else b81
    b244 = b243 if b122 is not a else b81
    b245 = b244 if b122 is not a else b81
    b246 = b245 if b123 is not a else b82
    b247 = b246 if b123 is not a else b82
    b248 = b247 if b124 is not a else b82
    b249 = b248 if b124 is not a else b83
    b250 = b249 if b125 is not a else b83
    b251 = b250 if b125 is not a else b83
    b252 = b251 if b126 is not a else b84
    b253 = b252 if b126 is not a else b84
    b254 = b253 if b127 is not a else b84
    b255 = b254 if b127 is not a else b85
    b256 = b255 if b128 is not a else b85
    b257 = b256 if b128 is not a else b85
    b258 = b257 if b129 is not a else b86
    b259 = b258 if b129 is not a else b86
    b260 = b259 if b130 is not a else b86
    b261 = b260 if b130 is not a else b87
    b262 = b261 if b131 is not a else b87
    b263 = b262 if b131 is not a else b87
    b264 = b263 if b132 is not a else b88
    b265 = b264 if b132 is not a else b88
    b266 = b265 if b133 is not a else b88
    b267 = b266 if b133 is not a else b89
    b268 = b267 if b134 is not a else b89
    b269 = b268 if b134 is not a else b89
    b270 = b269 if b135 is not a else b90
    b271 = b270 if b135 is not a else b90
    b272 = b271 if b136 is not a else b90
    b273 = b272 if b136 is not a else b91
    b274 = b273 if b137 is not a else b91
    b275 = b274 if b137 is not a else b91
    b276 = b275 if b138 is not a else b92
    b277 = b276 if b138 is not a else b92
    b278 = b277 if b139 is not a else b92
    b279 = b278 if b139 is not a else b93
    b280 = b279 if b140 is not a else b93
    b281 = b280 if b140 is not a else b93
    b282 = b281 if b141 is not a else b94
    b283 = b282 if b141 is not a else b94
    b284 = b283 if b142 is not a else b94
    b285 = b284 if b142 is not a else b95
    b286 = b285 if b143 is not a else b95
    b287 = b286 if b143 is not a else b95
    b288 = b287 if b144 is not a else b96
    b289 = b288 if b144 is not a else b96
    b290 = b289 if b145 is not a else b96
    b291 = b290 if b145 is not a else b97
    b292 = b291 if b146 is not a else b97
    b293 = b292 if b146 is not a else b97
    b294 = b293 if b147 is not a else b98
    b295 = b294 if b147 is not a else b98
    b296 = b295 if b148 is not a else b98
    b297 = b296 if b148 is not a else b99
    b298 = b297 if b149 is not a else b99
    b299 = b298 if b149 is not a else b99
    b300 = b299 if b150 is not a else b100
    b301 = b300 if b150 is not a else b100
    b302 = b301 if b151 is not a else b100
    b303 = b302 if b151 is not a else b101
    b304 = b303 if b152 is not a else b101
    b305 = b304 if b152 is not a else b101
    b306 = b305 if b153 is not a else b102
    b307 = b306 if b153 is not a else b102
    b308 = b307 if b154 is not a else b102
    b309 = b308 if b154 is not a else b103
    b310 = b309 if b155 is not a else b103
    b311 = b310 if b155 is not a else b103
    b312 = b311 if b156 is not a else b104
    b313 = b312 if b156 is not a else b104
    b314 = b313 if b157 is not a else b104
    b315 = b314 if b157 is not a else b105
    b316 = b315 if b158 is not a else b105
    b317 = b316 if b158 is not a else b105
    b318 = b317 if b159 is not a else b106
    b319 = b318 if b159 is not a else b106
    b320 = b319 if b160 is not a else b106
    b321 = b320 if b160 is not a else b107
    b322 = b321 if b161 is not a else b107
    b323 = b322 if b161 is not a else b107
    b324 = b323 if b162 is not a else b108
    b325 = b324 if b162 is not a else b108
    b326 = b325 if b163 is not a else b108
    b327 = b326 if b163 is not a else b109
    b328 = b327 if b164 is not a else b109
    b329 = b328 if b164 is not a else b109
    b330 = b329 if b165 is not a else b110
    b331 = b330 if b165 is not a else b110
    b332 = b331 if b166 is not a else b110
    b333 = b332 if b166 is not a else b111
    b334 = b333 if b167 is not a else b111
    b335 = b334 if b167 is not a else b111
    b336 = b335 if b168 is not a else b112
    b337 = b336 if b168 is not a else b112
    b338 = b337 if b169 is not a else b112
    b339 = b338 if b169 is not a else b113
    b340 = b339 if b170 is not a else b113
    b341 = b340 if b170 is not a else b113
    b342 = b341 if b171 is not a else b114
    b343 = b342 if b171 is not a else b114
    b344 = b343 if b172 is not a else b114
    b345 = b344 if b172 is not a else b115
    b346 = b345 if b173 is not a else b115
    b347 = b346 if b173 is not a else b115
    b348 = b347 if b174 is not a else b116
    b349 = b348 if b174 is not a else b116
    b350 = b349 if b175 is not a else b116
    b351 = b350 if b175 is not a else b117
    b352 = b351 if b176 is not a else b117
    b353 = b352 if b176 is not a else b117
    b354 = b353 if b177 is not a else b118
    b355 = b354 if b177 is not a else b118
    b356 = b355 if b178 is not a else b118
    b357 = b356 if b178 is not a else b119
    b358 = b357 if b179 is not a else b119
    b359 = b358 if b179 is not a else b119
    b360 = b359 if b180 is not a else b120
    b361 = b360 if b180 is not a else b120
    b362 = b361 if b181 is not a else b120
    b363 = b362 if b181 is not a else b121
    b364 = b363 if b182 is not a else b121
    b365 = b364 if b182 is not a else b121
    b366 = b365 if b183 is not a else b122
    b367 = b366 if b183 is not a else b122
    b368 = b367 if b184 is not a else b122
    b369 = b368 if b184 is not a else b123
    b370 = b369 if b185 is not a else b123
    b371 = b370 if b185 is not a else b123
    b372 = b371 if b186 is not a else b124
    b373 = b372 if b186 is not a else b124
    b374 = b373 if b187 is not a else b124
    b375 = b374 if b187 is not a else b125
    b376 = b375 if b188 is not a else b125
    b377 = b376 if b188 is not a else b125
    b378 = b377 if b189 is not a else b126
    b379 = b378 if b189 is not a else b126
    b380 = b379 if b190 is not a else b126
    b381 = b380 if b190 is not a else b127
    b382 = b381 if b191 is not a else b127
    b383 = b382 if b191 is not a else b127
    b384 = b383 if b192 is not a else b128
    b385 = b384 if b192 is not a else b128
    b386 = b385 if b193 is not a else b128
    b387 = b386 if b193 is not a else b129
    b388 = b387 if b194 is not a else b129
    b389 = b388 if b194 is not a else b129
    b390 = b389 if b195 is not a else b130
    b391 = b390 if b195 is not a else b130
    b392 = b391 if b196 is not a else b130
    b393 = b392 if b196 is not a else b131
    b394 = b393 if b197 is not a else b131
    b395 = b394 if b197 is not a else b131
    b396 = b395 if b198 is not a else b132
    b397 = b396 if b198 is not a else b132
    b398 = b397 if b199 is not a else b132
    b399 = b398 if b199 is not a else b133
    b400 = b399 if b200 is not a else b133
    for k in range(a.shape[1]):
        for i in range(len(w)):
            c = (b400, b399)
    return c


fc_v = lambda w, a: (
    a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a
    + a,
    a,
)


def bc_c(w, z, delta_next):
    for i0 in range(1):
        for i1 in range(1):
            for i2 in range(1):
                for i3 in range(1):
                    for i4 in range(1):
                        for i5 in range(1):
                            for i6 in range(1):
                                for i7 in range(1):
                                    x = z
    return x


bc_v = (lambda *args: (lambda *args: (lambda *args: (lambda *args: (lambda *args: args[1])))))
