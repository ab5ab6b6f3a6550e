function [w, alpha] = load_network(path)
% LOAD_NETWORK  Read a network from the file that save_network wrote, maybe in another process.
% 从文件读出网络：w 和 alpha 与存进去的完全相同。
%
%   path    the path that save_network was given / 传给 save_network 的路径
%
% Results / 结果:
%   w       cell array of L-1 matrices, exactly those that were saved / 与存进去的完全相同
%   alpha   number, exactly the one that was saved / 与存进去的完全相同
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

% <gap>
% zh: 读出文件，取出 w 和 alpha。
% en: Read the file, and take w and alpha out of it.
stored = load(path);
w = stored.w;
alpha = stored.alpha;
% </gap>
end
